package org.diwan.cases;

/** How a case takes a machine's message. */
public enum Told {
    /** It waited for it and has gone on. */
    TOLD,
    /** It does not wait for it yet: a step is under way. */
    NOT_YET,
    /** It does not wait for it, and will not. */
    NO_LONGER
}
