package org.diwan.forms;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** General texts, with plural forms as ICU writes them. */
record Messages(MessageSource source) {

    @Nullable
    String find(String key, Locale locale) {
        return source.getMessage(key, null, null, locale);
    }

    static String format(String pattern, Map<String, Object> arguments, Locale locale) {
        return new MessageFormat(pattern, latin(locale)).format(arguments);
    }

    /** Numbers in the digits and dates in the calendar that the institution's papers use. */
    static ULocale latin(Locale locale) {
        return new ULocale(locale.toLanguageTag() + "@calendar=gregorian;numbers=latn");
    }
}
