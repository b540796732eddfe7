package org.diwan.demoscim;

import java.util.Locale;

/** How a system of the demo behaves. */
enum Habit {
    ANSWERS,
    SLOW,
    LIES,
    REFUSES,
    HANGS,
    DOWN;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Habit of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
