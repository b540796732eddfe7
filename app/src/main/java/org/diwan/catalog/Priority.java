package org.diwan.catalog;

import java.util.Locale;

/** How urgent a case is; what is to be done in time may depend on it. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH;

    /** Its name in models, tables and addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Priority of(String key) {
        for (Priority one : values()) {
            if (one.key().equals(key)) {
                return one;
            }
        }
        throw new IllegalArgumentException(key + " is no priority; there are low, normal and high");
    }
}
