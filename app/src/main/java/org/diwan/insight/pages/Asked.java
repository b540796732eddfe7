package org.diwan.insight.pages;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an address asks for, as it was typed; what was not asked for is empty, and nothing is longer than it can be. */
record Asked(String period, String from, String to, String service, String office, String channel) {

    private static final int LONGEST = 60;

    Asked {
        period = cut(period);
        from = cut(from);
        to = cut(to);
        service = cut(service);
        office = cut(office);
        channel = cut(channel);
    }

    /** The same of one service, or of all. */
    Asked of(@Nullable String only) {
        return new Asked(period, from, to, Objects.requireNonNullElse(only, ""), office, channel);
    }

    static String cut(@Nullable String typed) {
        String given = Objects.requireNonNullElse(typed, "")
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return given.substring(0, Math.min(given.length(), LONGEST));
    }
}
