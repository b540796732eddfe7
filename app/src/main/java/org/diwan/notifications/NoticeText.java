package org.diwan.notifications;

import com.samskivert.mustache.Mustache;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts with {@code {{name}}} in them, and {@code {{#name}}…{{/name}}} for what is only said where there is a value.
 * Names come from a fixed list; nothing else of the template language is let in.
 */
final class NoticeText {

    private static final Pattern TAG = Pattern.compile("\\{\\{\\{?([^}]*)}}");
    private static final Pattern PLAIN = Pattern.compile("[#/^]?([a-zA-Z]+)");
    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler().escapeHTML(false).defaultValue("").emptyStringIsFalse(true);

    private NoticeText() {}

    static String fill(String text, Map<String, String> values) {
        return MUSTACHE.compile(text).execute(values);
    }

    /** The first thing in the text that is not one of these names. */
    static Optional<String> stranger(String text, Set<String> names) {
        return TAG.matcher(text)
                .results()
                .filter(tag -> tag.group().startsWith("{{{") || !isKnown(tag.group(1), names))
                .map(tag -> tag.group())
                .findFirst();
    }

    /** Of these names, those that the text uses. */
    static Set<String> used(String text, Set<String> names) {
        return TAG.matcher(text)
                .results()
                .map(tag -> PLAIN.matcher(tag.group(1)))
                .filter(Matcher::matches)
                .map(name -> name.group(1))
                .filter(names::contains)
                .collect(Collectors.toSet());
    }

    private static boolean isKnown(String tag, Set<String> names) {
        var plain = PLAIN.matcher(tag);
        return plain.matches() && names.contains(plain.group(1));
    }
}
