package org.diwan.access.scim;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is needed to speak with other systems.
 *
 * @param tokens what is shown to each system, by its id in the catalogue
 */
@ConfigurationProperties("diwan.access")
record ScimSettings(Map<String, String> tokens) {

    ScimSettings(Map<String, String> tokens) {
        this.tokens = tokens == null ? Map.of() : Map.copyOf(tokens);
    }
}
