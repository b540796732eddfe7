package org.diwan.identity;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An OpenID Connect provider that signs people in beside the password; none where there is no issuer.
 *
 * @param claim of the ID token that is the user name
 * @param label text of the button, in place of ours
 * @param citizens whether citizens may come by it too
 * @param twoFactors values of {@code amr} or {@code acr} by which the provider says that it asked for a second factor
 */
@ConfigurationProperties("diwan.oidc")
record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue("preferred_username") String claim,
        @DefaultValue("") String label,
        @DefaultValue("false") boolean citizens,
        @DefaultValue Set<String> twoFactors) {

    boolean isOn() {
        return !issuer.isBlank();
    }
}
