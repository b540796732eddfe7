package org.diwan.insight.pages;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How something has changed from one period to another.
 *
 * @param direction end of keys of texts: {@code more}, {@code less}, {@code same}, {@code none-before}, {@code none-now}
 * @param percent by how much of what was before; zero where there was nothing
 */
public record Change(String direction, long percent) {

    private static final double HUNDRED = 100;

    /** Of a count; null where there is nothing to compare. */
    static @Nullable Change of(long now, long before) {
        if (now == 0 && before == 0) {
            return null;
        }
        if (before == 0) {
            return new Change("none-before", 0);
        }
        if (now == 0) {
            return new Change("none-now", 0);
        }
        long percent = Math.round(HUNDRED * (now - before) / before);
        return new Change(percent == 0 ? "same" : percent > 0 ? "more" : "less", Math.abs(percent));
    }

    /** Of a length of time; null where one lacks. */
    static @Nullable Change of(@Nullable Duration now, @Nullable Duration before) {
        if (now == null || before == null) {
            return null;
        }
        Change change = of(now.toMillis(), before.toMillis());
        return change == null ? new Change("same", 0) : change;
    }

    /** What stands for it where there is no room for words; none where nothing moved. */
    public String arrow() {
        return switch (direction) {
            case "more", "none-before" -> "▲";
            case "less", "none-now" -> "▼";
            default -> "=";
        };
    }
}
