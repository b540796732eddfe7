package org.diwan.claims.pages;

import java.time.Instant;
import java.util.Set;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A file that a facility has sent.
 *
 * @param state reading, judging, reviewing, judged, refused or settled
 * @param refusedFor why it was not taken as a whole, where it was not
 */
record BatchEntry(
        long id,
        String reference,
        String facilityId,
        String fileName,
        Instant submittedAt,
        int recordsRead,
        int claimsTaken,
        int claimsRefused,
        int claimsJudged,
        String state,
        @Nullable Reason refusedFor) {

    private static final Set<String> MOVING = Set.of("reading", "judging");

    /** Whether it goes on by itself, so that looking again is worth while. */
    public boolean isMoving() {
        return MOVING.contains(state);
    }

    /** What an exported file is called, without its ending. */
    String title() {
        return fileName.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "");
    }
}
