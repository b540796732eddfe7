package org.diwan.claims.pages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a claim stands as a whole; every claim has one. */
enum Standing {
    PAID,
    /** Paid in part: at least one line is cut or denied. */
    REDUCED,
    DENIED,
    /** A reviewer looks at it. */
    PENDED,
    WAITING;

    /** As addresses and texts name it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Standing> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
