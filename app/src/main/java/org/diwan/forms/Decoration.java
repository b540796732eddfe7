package org.diwan.forms;

import java.util.Locale;

/** What stands on a form and asks nothing. */
enum Decoration implements ComponentType {
    TEXT,
    GROUP,
    SEPARATOR;

    @Override
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }
}
