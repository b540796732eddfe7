package org.diwan.access;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody asks for, holds or held.
 *
 * @param validUntil last day; none: for good
 * @param reference the access request; none where it was held before there were requests
 * @param state asked, granting, held, removing, removed, failed or refused
 * @param control what makes up for a conflict of duty
 * @param removedBy the case that removes it
 * @param replaces the grant that this one goes on with after its end
 */
public record Grant(
        long id,
        String userName,
        String system,
        String role,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable String reference,
        String state,
        @Nullable String control,
        Instant askedAt,
        @Nullable Instant heldAt,
        @Nullable Instant removedAt,
        @Nullable String removedBy,
        @Nullable Instant readBack,
        @Nullable Instant reviewedAt,
        @Nullable Long replaces) {

    /** The key of its role. */
    public String key() {
        return AccessRole.key(system, role);
    }
}
