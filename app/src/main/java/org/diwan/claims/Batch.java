package org.diwan.claims;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Claims that a facility sent at once, and how far they have come.
 *
 * @param reference of its case
 * @param recordsRead lines of the file, good and bad
 * @param amount of the claims that were taken
 * @param currency of all of them, none before the first is taken
 */
public record Batch(
        long id,
        String reference,
        String facilityId,
        @Nullable String fileName,
        State state,
        int recordsRead,
        int claimsTaken,
        int claimsRefused,
        int claimsJudged,
        int claimsPended,
        BigDecimal amount,
        @Nullable String currency,
        Instant submittedAt) {

    /** Where it stands. */
    public enum State {
        READING,
        JUDGING,
        REVIEWING,
        JUDGED,
        REFUSED,
        SETTLED
    }
}
