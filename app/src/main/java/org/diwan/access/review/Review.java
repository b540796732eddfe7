package org.diwan.access.review;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a team before its manager.
 *
 * @param manager user name; empty for those who have none
 * @param period the day it was due, or on which it was asked for
 * @param cause quarter, demand or moved
 * @param dueOn what nobody has confirmed by then is removed
 * @param settledBy who decided; absent where nobody did in time
 */
record Review(
        String reference,
        String manager,
        String period,
        String cause,
        Instant begunAt,
        LocalDate dueOn,
        @Nullable Instant settledAt,
        @Nullable String settledBy) {

    /** Who have no manager are reviewed by the security officers. */
    static final String NOBODY = "";

    boolean isUnled() {
        return manager.equals(NOBODY);
    }
}
