package org.diwan.insight;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The last line of a page of a list, from which the next page goes on. */
public record Cursor(Instant at, String line) {

    /** As it stands in an address. */
    public String text() {
        return at + "~" + line;
    }

    /** What an address says, if it is one. */
    public static Optional<Cursor> of(String text) {
        int end = text.indexOf('~');
        try {
            return end < 0
                    ? Optional.empty()
                    : Optional.of(new Cursor(Instant.parse(text.substring(0, end)), text.substring(end + 1)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
