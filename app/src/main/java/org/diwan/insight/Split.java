package org.diwan.insight;

import java.util.Locale;

/** By what a count falls into parts. */
enum Split {
    NOTHING,
    SERVICE,
    OFFICE,
    CHANNEL,
    DETAIL;

    /** The column of counted facts that holds the part. */
    String column() {
        return this == NOTHING ? "''" : name().toLowerCase(Locale.ROOT);
    }
}
