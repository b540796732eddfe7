package org.diwan.claims.reason;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The English texts, for where no pages are. */
final class EnglishTexts {

    private static final ResourceBundle ALL = ResourceBundle.getBundle("messages.claims", Locale.ROOT);

    private EnglishTexts() {}

    static String text(String key, Object... values) {
        String text = ALL.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, Locale.ENGLISH).format(values);
    }
}
