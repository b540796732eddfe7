package org.diwan.access.scim;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is needed to speak with other systems.
 *
 * @param tokens what is shown to each system, by its id in the catalogue
 */
@ConfigurationProperties("diwan.access")
record ScimSettings(Map<String, String> tokens) {

    ScimSettings(@Nullable Map<String, String> tokens) {
        Map<String, String> byKey = new HashMap<>();
        if (tokens != null) {
            tokens.forEach((system, token) -> byKey.put(key(system), token));
        }
        this.tokens = Map.copyOf(byKey);
    }

    @Nullable
    String tokenOf(String system) {
        return tokens.get(key(system));
    }

    /** Names of environment variables have neither small letters nor hyphens. */
    private static String key(String system) {
        return system.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
