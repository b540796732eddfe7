package org.diwan.access.leaving;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All access of somebody who has left is taken.
 *
 * @param reference of the case
 * @param orderedBy user name of the security officer, or {@code system} where the staff list says it
 * @param hadAccount whether there was an open account
 * @param requestsEnded access requests for the person that were under way
 * @param tasksHandedOver how many tasks others do instead
 * @param provenAt when the proof was written; absent while something is left to do
 */
record Revocation(
        String reference,
        String userName,
        String orderedBy,
        LocalDate leftOn,
        Instant orderedAt,
        boolean hadAccount,
        int sessionsEnded,
        @Nullable Instant accountClosedAt,
        List<String> requestsEnded,
        int tasksHandedOver,
        @Nullable Instant provenAt) {

    boolean isByHouse() {
        return orderedBy.equals(Leavers.HOUSE);
    }
}
