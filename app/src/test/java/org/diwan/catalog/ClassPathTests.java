package org.diwan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ClassUtils;

/** What would give a model more to reach is not there at all. */
class ClassPathTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.codehaus.groovy.jsr223.GroovyScriptEngineFactory",
                "groovy.lang.GroovyShell",
                "org.apache.groovy.jsr223.GroovyScriptEngineFactory",
                "com.oracle.truffle.js.scriptengine.GraalJSScriptEngine",
                "org.graalvm.polyglot.Context",
                "org.openjdk.nashorn.api.scripting.NashornScriptEngineFactory",
                "org.jruby.embed.jsr223.JRubyEngineFactory",
                "org.python.jsr223.PyScriptEngineFactory",
                "freemarker.template.Template",
                "org.camunda.templateengines.FreeMarkerScriptEngineFactory",
                "org.camunda.connect.plugin.impl.ConnectProcessEnginePlugin",
                "org.camunda.connect.Connectors",
                "org.camunda.bpm.engine.rest.ProcessEngineRestService",
                "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration",
                "org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration",
                "org.camunda.bpm.webapp.impl.engine.ProcessEnginesFilter",
                "org.apache.commons.mail.Email"
            })
    void theClassIsNotOnTheClassPath(String name) {
        assertThat(ClassUtils.isPresent(name, getClass().getClassLoader())).isFalse();
    }
}
