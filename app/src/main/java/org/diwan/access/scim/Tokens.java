package org.diwan.access.scim;

import java.util.Base64;
import java.util.Optional;
import org.diwan.web.HouseKey;
import org.diwan.web.Settings;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** What is shown to systems to be let in. In demo mode the house makes those that are not set; the demo systems know them. */
@Component
class Tokens {

    private final ScimSettings settings;
    private final Settings house;
    private final HouseKey key;

    Tokens(ScimSettings settings, Settings house, HouseKey key) {
        this.settings = settings;
        this.house = house;
        this.key = key;
    }

    Optional<String> of(String system) {
        String set = settings.tokenOf(system);
        if (StringUtils.hasText(set)) {
            return Optional.of(set.strip());
        }
        return house.demo()
                ? Optional.of(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(key.derive("demo-scim-token:" + system)))
                : Optional.empty();
    }
}
