package org.diwan.notifications;

import java.util.Locale;

/** The ways to a person; a letter is what is left for staff to do where there is neither of the others. */
enum Channel {
    MAIL,
    SMS,
    LETTER;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
