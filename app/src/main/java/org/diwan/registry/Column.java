package org.diwan.registry;

import org.jspecify.annotations.Nullable;

/**
 * A column of a file.
 *
 * @param optional whether it may be empty
 */
record Column(String name, Check check, boolean optional) {

    Column(String name, Check check) {
        this(name, check, false);
    }

    /** Why this value is refused, if it is. */
    @Nullable
    String refuse(String value) {
        if (value.isEmpty()) {
            return optional ? null : "is empty";
        }
        return check.refuse(value);
    }

    /** Says why a value is refused; none: it is not. */
    @FunctionalInterface
    interface Check {

        @Nullable
        String refuse(String value);
    }
}
