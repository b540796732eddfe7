package org.diwan.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of the account table. */
record Account(
        String userName,
        Kind kind,
        @Nullable String partyId,
        String nameLatin,
        String nameArabic,
        String passwordHash,
        Set<Role> roles,
        @Nullable String office,
        @Nullable String unit,
        boolean demo,
        boolean enabled) {

    enum Kind {
        CITIZEN,
        STAFF,
        PARTNER
    }

    SignedIn signedIn() {
        return signedIn(null);
    }

    SignedIn signedIn(@Nullable Instant confirmedAt) {
        return new SignedIn(userName, partyId, nameLatin, nameArabic, roles, office, unit, confirmedAt);
    }
}
