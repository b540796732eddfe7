package org.diwan.desk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody looks at all that there is about a client.
 *
 * @param reference the case, where one is the reason
 * @param words the reason in the clerk's words, where it is another
 */
record Look(Reason reason, @Nullable String reference, @Nullable String words) {

    /** The kinds of reasons. */
    enum Reason {
        PHONE,
        COUNTER,
        /** The clerk says that a case of the client needs it. */
        CASE,
        /** The clerk holds a task of the client and comes from it. */
        TASK,
        OTHER;

        /** The word in tables, forms and message keys. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    static Look forTask(String reference) {
        return new Look(Reason.TASK, reference, null);
    }
}
