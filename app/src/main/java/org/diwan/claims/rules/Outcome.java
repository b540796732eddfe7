package org.diwan.claims.rules;

/** What becomes of a line, from the weakest to the strongest: of several the strongest counts. */
public enum Outcome {
    /** Paid as claimed. */
    PAY,
    /** Paid in part. */
    REDUCE,
    /** Left to a reviewer. */
    PEND,
    /** Not paid. */
    DENY
}
