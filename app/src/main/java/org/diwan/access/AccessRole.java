package org.diwan.access;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A role of a system.
 *
 * @param sensitivity {@code low}, {@code medium} or {@code high}
 * @param longestDays for how long it may be held; none: for good
 * @param contains keys of roles that come with it
 */
public record AccessRole(
        String system,
        String id,
        Words names,
        String sensitivity,
        @Nullable Integer longestDays,
        List<String> contains,
        boolean enabled) {

    /** {@code system/role}: how forms, rules and {@link #contains} name it. */
    public String key() {
        return key(system, id);
    }

    /** The same of parts. */
    public static String key(String system, String role) {
        return system + "/" + role;
    }

    /** The name in the reader's language. */
    public String name(Locale locale) {
        return names.in(locale);
    }

    /** Whether it may be held without an end. */
    public boolean isForGood() {
        return longestDays == null;
    }
}
