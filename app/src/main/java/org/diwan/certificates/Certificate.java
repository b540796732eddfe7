package org.diwan.certificates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.diwan.registry.Fact;
import org.jspecify.annotations.Nullable;

/**
 * An issued certificate: what it says was frozen on the day of issue.
 *
 * @param number that of the case it came from
 * @param owner national ID
 * @param facts in the order they are shown
 * @param languages one, or two side by side
 * @param addressee empty: to whom it may concern
 * @param expiresOn valid to the end of this day in the institution's time zone
 */
record Certificate(
        String number,
        String owner,
        String service,
        String template,
        Map<String, Fact> facts,
        List<String> languages,
        String addressee,
        Instant issuedAt,
        LocalDate expiresOn,
        @Nullable Instant revokedAt,
        String channel) {

    /** How a certificate stands. */
    enum State {
        VALID,
        EXPIRED,
        REVOKED
    }

    State stateOn(LocalDate day) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return day.isAfter(expiresOn) ? State.EXPIRED : State.VALID;
    }

    /** The number in groups, for reading aloud: {@code CRT-2026-4H7K 2M9Q}. */
    String groupedNumber() {
        int cut = number.length() - 4;
        return number.substring(0, cut) + " " + number.substring(cut);
    }
}
