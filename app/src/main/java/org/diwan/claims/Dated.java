package org.diwan.claims;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A piece of decision data, and when it is valid.
 *
 * @param key what it is about
 * @param to the last day, none where it goes on
 */
record Dated<T>(String key, T value, LocalDate from, @Nullable LocalDate to) {

    boolean begunBy(LocalDate day) {
        return !day.isBefore(from);
    }

    boolean holdsOn(LocalDate day) {
        return begunBy(day) && (to == null || !day.isAfter(to));
    }
}
