package org.diwan.cases;

import java.util.Locale;

/** Who is at a step of a case. */
enum StepKind {
    STAFF,
    CLIENT,
    /** The house itself. */
    SYSTEM,
    /** Somebody else, such as a bank, from whom a message is awaited. */
    OUTSIDE;

    /** Its name in the table. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
