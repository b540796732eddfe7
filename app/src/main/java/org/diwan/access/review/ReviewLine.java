package org.diwan.access.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A role in a review.
 *
 * @param state of the grant now
 * @param leader user name of who leads the member now, if they are still here; empty else
 * @param conflicts keys of the member's other duties that do not go with it, with a comma between; empty where all do
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
        String conflicts,
        @Nullable String decision) {

    boolean isHeld() {
        return state.equals("held");
    }
}
