package org.diwan.insight;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A count.
 *
 * @param at begin of the hour, day or month; null where it is of the whole period
 * @param part service, office, channel or detail, by what was split
 */
record Cell(Figure figure, @Nullable Instant at, String part, long n, BigDecimal amount) {

    Tally tally() {
        return new Tally(n, amount);
    }
}
