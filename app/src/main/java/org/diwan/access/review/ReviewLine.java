package org.diwan.access.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A role in a review.
 *
 * @param state of the grant now
 * @param leader user name of who leads the member now, if they are still here; empty else
 * @param conflicts how many duties of the member do not go with it
 * @param decision what became of it; absent while nothing has
 */
record ReviewLine(
        int lineNo,
        long grantId,
        String userName,
        String system,
        String role,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        String state,
        String leader,
        String sensitivity,
        int conflicts,
        @Nullable String decision) {

    boolean isHeld() {
        return state.equals("held");
    }
}
