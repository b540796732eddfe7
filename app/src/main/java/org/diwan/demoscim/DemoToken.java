package org.diwan.demoscim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.diwan.web.HouseKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What callers of a system show. It is made of the secret of the house, so that the house knows it without being told. */
@Component
@InDemoMode
class DemoToken {

    private static final String BEARER = "Bearer ";

    private final HouseKey key;

    DemoToken(HouseKey key) {
        this.key = key;
    }

    boolean isIn(@Nullable String header, String system) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(key.derive("demo-scim-token:" + system));
        return header != null
                && MessageDigest.isEqual(
                        (BEARER + token).getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
    }
}
