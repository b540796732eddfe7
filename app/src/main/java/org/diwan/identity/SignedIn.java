package org.diwan.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who is signed in: the principal of every session, taken by controllers with {@code @AuthenticationPrincipal}.
 *
 * @param partyId the person or organisation behind the account (national ID of a citizen, facility of a partner), absent for staff
 * @param confirmedAt when this session was confirmed with a second factor, absent where it was not
 */
public record SignedIn(
        String userName,
        @Nullable String partyId,
        String nameLatin,
        String nameArabic,
        Set<Role> roles,
        @Nullable Instant confirmedAt)
        implements UserDetails {

    /** How long a confirmation holds, if the session does not end before. */
    private static final Duration CONFIRMED_FOR = Duration.ofMinutes(30);

    /** Signed in by password. */
    public SignedIn(String userName, @Nullable String partyId, String nameLatin, String nameArabic, Set<Role> roles) {
        this(userName, partyId, nameLatin, nameArabic, roles, null);
    }

    SignedIn confirmed(Instant at) {
        return new SignedIn(userName, partyId, nameLatin, nameArabic, roles, at);
    }

    /** The name as the reader's language writes it. */
    public String displayName(Locale locale) {
        return locale.getLanguage().equals("ar") ? nameArabic : nameLatin;
    }

    /** Whether any of these roles is held. */
    public boolean isAny(Role... wanted) {
        return Set.of(wanted).stream().anyMatch(roles::contains);
    }

    /** How sure the house is of this person now. */
    public Assurance assurance(Instant now) {
        return confirmedAt != null && now.isBefore(confirmedAt.plus(CONFIRMED_FOR))
                ? Assurance.TWO_FACTORS
                : Assurance.PASSWORD;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return roles.stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
    }

    /** The hash stays in the table. */
    @Override
    public @Nullable String getPassword() {
        return null;
    }

    @Override
    public String getUsername() {
        return userName;
    }
}
