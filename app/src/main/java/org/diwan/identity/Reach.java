package org.diwan.identity;

import java.util.Locale;

/** How far a permission reaches, from near to far. */
public enum Reach {
    /** What is the person's own, or their organisation's. */
    OWN,
    /** Cases and clients of the account's office. */
    OFFICE,
    /** Accounts of the account's unit. */
    UNIT,
    ALL;

    /** The word in the table. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
