package org.diwan.catalog;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;

/** Finds a script engine for FEEL and for nothing else, whatever stands on the class path. */
final class FeelOnly extends DefaultScriptEngineResolver {

    FeelOnly() {
        super(new ScriptEngineManager());
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean cached) {
        if (!"feel".equalsIgnoreCase(language)) {
            throw new IllegalArgumentException("no script in " + language + " is run");
        }
        return super.getScriptEngine(language, cached);
    }
}
