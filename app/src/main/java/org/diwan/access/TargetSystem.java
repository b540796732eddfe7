package org.diwan.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A system that roles are given in.
 *
 * @param kind {@code diwan} or {@code scim}
 * @param owner user name of who answers for its data
 * @param address where it speaks SCIM
 */
public record TargetSystem(
        String id, String kind, Words names, String owner, @Nullable String address, boolean enabled) {

    /** The id of this house itself. */
    public static final String DIWAN = "diwan";

    /** The name in the reader's language. */
    public String name(Locale locale) {
        return names.in(locale);
    }
}
