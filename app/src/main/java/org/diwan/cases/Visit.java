package org.diwan.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visit of a case to a step.
 *
 * @param key by which the engine knows it
 */
record Visit(
        String reference,
        String service,
        String element,
        StepKind kind,
        String key,
        Instant enteredAt,
        @Nullable Due due) {

    /**
     * By when it shall be over.
     *
     * @param seconds what it may take
     * @param warnAt when three quarters of that have passed
     */
    record Due(long seconds, Instant warnAt, Instant dueAt) {}

    /**
     * The end of a visit.
     *
     * @param keys by one of which the engine knew it when it began
     * @param by user name of who of the staff ended it
     */
    record Leaving(String reference, String element, List<String> keys, Instant at, @Nullable String by) {

        boolean ends(Visit visit) {
            return visit.reference().equals(reference) && visit.element().equals(element) && keys.contains(visit.key());
        }
    }
}
