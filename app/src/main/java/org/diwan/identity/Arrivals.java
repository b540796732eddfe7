package org.diwan.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Finds the account of whom the provider vouches for. It makes none: who may come in is decided here. */
@Component
class Arrivals implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String UNKNOWN = "unknown_account";

    private final Accounts accounts;
    private final Authenticators authenticators;
    private final OidcProperties settings;
    private final Clock clock;

    Arrivals(Accounts accounts, Authenticators authenticators, OidcProperties settings, Clock clock) {
        this.accounts = accounts;
        this.authenticators = authenticators;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        Instant came = clock.instant();
        OidcIdToken token = request.getIdToken();
        return Optional.ofNullable(token.getClaimAsString(settings.claim()))
                .flatMap(name -> accounts.find(TypedName.plain(name)))
                .filter(this::mayCome)
                .map(account -> arrival(account, came, token))
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN)));
    }

    /** Who has an app is asked for its code, as after the password, unless the provider has asked for a second factor. */
    private Arrival arrival(Account account, Instant came, OidcIdToken token) {
        boolean sure = hasTwoFactors(token);
        if (!sure && account.kind() != Account.Kind.CITIZEN && authenticators.has(account.userName())) {
            throw new MoreOwed(new HalfSignIn(account.userName(), HalfSignIn.Owed.CODE, came));
        }
        return new Arrival(account.signedIn(sure ? clock.instant() : null), token);
    }

    private boolean mayCome(Account account) {
        return account.enabled() && (account.kind() != Account.Kind.CITIZEN || settings.citizens());
    }

    private boolean hasTwoFactors(OidcIdToken token) {
        List<?> ways = token.getClaim("amr") instanceof Collection<?> said ? List.copyOf(said) : List.of();
        return Stream.concat(ways.stream(), Stream.ofNullable(token.<Object>getClaim("acr")))
                .anyMatch(settings.twoFactors()::contains);
    }
}
