package org.diwan.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who is signed in: the principal of every session, taken by controllers with {@code @AuthenticationPrincipal}.
 *
 * @param partyId the person or organisation behind the account (national ID of a citizen, facility of a partner), absent for staff
 * @param office the only office whose cases and clients the account is for, absent where for all
 * @param unit the only unit whose accounts the account is for, absent where for all
 * @param confirmedAt when this session was confirmed with a second factor, absent where it was not
 */
public record SignedIn(
        String userName,
        @Nullable String partyId,
        String nameLatin,
        String nameArabic,
        Set<Role> roles,
        @Nullable String office,
        @Nullable String unit,
        @Nullable Instant confirmedAt)
        implements UserDetails {

    /** What stands before the user name where somebody of the staff is a client, or has a task alone. */
    public static final String STAFF = "staff:";

    /** How long a confirmation holds, if the session does not end before. */
    private static final Duration CONFIRMED_FOR = Duration.ofMinutes(30);

    /** Signed in by password, for every office and unit. */
    public SignedIn(String userName, @Nullable String partyId, String nameLatin, String nameArabic, Set<Role> roles) {
        this(userName, partyId, nameLatin, nameArabic, roles, null, null, null);
    }

    SignedIn confirmed(Instant at) {
        return new SignedIn(userName, partyId, nameLatin, nameArabic, roles, office, unit, at);
    }

    /** Whose cases these are: the party, or for staff {@code staff:} and their user name. */
    public String client() {
        return partyId == null ? STAFF + userName : partyId;
    }

    /** Whether this is somebody who works here. */
    public boolean isStaff() {
        return partyId == null;
    }

    /** The name as the reader's language writes it. */
    public String displayName(Locale locale) {
        return locale.getLanguage().equals("ar") ? nameArabic : nameLatin;
    }

    /** Whether any role of theirs may. */
    public boolean may(Permission permission) {
        return reach(permission).isPresent();
    }

    /** How far it reaches by the role that reaches farthest. */
    public Optional<Reach> reach(Permission permission) {
        return roles.stream().flatMap(role -> role.reach(permission).stream()).max(Comparator.naturalOrder());
    }

    /** The only office whose cases and clients they may do this with; empty where with those of all. */
    public Optional<String> officeFor(Permission permission) {
        return Optional.ofNullable(office).filter(one -> !reach(permission).equals(Optional.of(Reach.ALL)));
    }

    /** The only unit whose accounts they may do this with; empty where with those of all. */
    public Optional<String> unitFor(Permission permission) {
        return Optional.ofNullable(unit).filter(one -> !reach(permission).equals(Optional.of(Reach.ALL)));
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
                .flatMap(role -> PermissionTable.ofTheHouse().of(role).keySet().stream())
                .map(Permission::key)
                .distinct()
                .map(SimpleGrantedAuthority::new)
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
