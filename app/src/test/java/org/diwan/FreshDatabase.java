package org.diwan;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives every test context a database of its own, unless the test names one. */
class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> settings = Map.of(
                "diwan.db-url", TestDatabase.fresh(),
                "diwan.db-user", "postgres",
                "diwan.db-password", "postgres",
                "diwan.data-dir", "target/test-data",
                "diwan.demo-people", "200");
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("fresh database", settings));
    }
}
