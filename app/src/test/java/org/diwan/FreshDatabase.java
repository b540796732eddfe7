package org.diwan;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives every test context a database and folders of its own, unless the test names some. */
class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static {
        // What is awaited is mostly there already.
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(25));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // Without the user that the address comes with, who would sign in whatever the settings say.
        String database = TestDatabase.fresh().replaceFirst("\\?.*", "");
        Map<String, Object> settings = new HashMap<>(Map.of(
                "diwan.db-url",
                database,
                "diwan.db-user",
                TestDatabase.APPLICATION,
                "diwan.db-password",
                TestDatabase.APPLICATION,
                "diwan.db-owner",
                TestDatabase.OWNER,
                "diwan.db-owner-password",
                TestDatabase.OWNER,
                "diwan.data-dir",
                Content.OWN.toString(),
                "diwan.bank.folder",
                Content.OWN.resolve("banks/" + UUID.randomUUID()).toString(),
                "diwan.payments.scheduled",
                "false",
                "diwan.demo-bank.delay",
                "0s",
                "diwan.demo-people",
                "200"));
        settings.put("diwan.demo-cases", "0");
        // A database's chain has a file of its own.
        settings.put(
                "diwan.audit.heads",
                Content.OWN.resolve("audits/" + UUID.randomUUID() + ".jsonl").toString());
        // Above the house's own settings, below what a test sets for itself.
        context.getEnvironment()
                .getPropertySources()
                .addAfter(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new MapPropertySource("fresh database", settings));
    }
}
