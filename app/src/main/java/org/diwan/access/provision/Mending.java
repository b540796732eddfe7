package org.diwan.access.provision;

import java.util.Set;
import org.diwan.cases.CaseVariable;
import org.jspecify.annotations.Nullable;

/** What steps and the tasks {@code mendAccess} and {@code mendRemoval} tell each other; each system has its own in the process. */
public final class Mending {

    /** The system that the step is about. */
    public static final CaseVariable<String> TARGET = new CaseVariable<>("target", String.class);

    /** Outcome of such a task; {@link #NONE} before it was done and after it was heard. */
    public static final CaseVariable<String> OUTCOME = new CaseVariable<>("outcome", String.class);

    /** What the steps leave: whether nothing is left to do. */
    public static final String ACCESS_DONE = "accessDone";

    /** No outcome. */
    public static final String NONE = "none";

    static final CaseVariable<String> DONE_BY = CaseVariable.DONE_BY;
    static final Set<String> TASKS = Set.of("mendAccess", "mendRemoval");

    private static final String BY_HAND = "done-by-hand";

    private Mending() {}

    /** Who put it right by hand, if somebody did since the last try. */
    public static @Nullable String byHand(@Nullable String outcome, @Nullable String doneBy) {
        return BY_HAND.equals(outcome) ? doneBy : null;
    }
}
