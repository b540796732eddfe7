package org.diwan.access;

import java.util.Locale;

/** A name or a reason in each language. */
public record Words(String en, String ar, String fr) {

    /** As the reader's language has it. */
    public String in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "ar" -> ar;
            case "fr" -> fr;
            default -> en;
        };
    }
}
