package org.diwan.identity;

import java.util.Collection;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The program that calls with an API key: the principal of calls of the API, as {@link SignedIn} is of sessions.
 *
 * @param prefix the first characters of the key, by which its owners know it
 * @param partyId the organisation whose key it is
 */
public record ApiCaller(long keyId, String prefix, String partyId, Set<Scope> scopes) {

    /** What stands in records where else a user name does. */
    public String userName() {
        return "key:" + prefix;
    }

    Collection<? extends GrantedAuthority> authorities() {
        return scopes.stream()
                .map(scope -> new SimpleGrantedAuthority(scope.authority()))
                .toList();
    }
}
