package org.diwan.insight;

/** Where the facts of a figure stand: each row is one line of its list. */
enum Facts {
    RECEIPTS("case_file f", "f.submitted_at", "f.reference", "true"),
    DECISIONS("case_file f", "f.decided_at", "f.reference", "true"),
    OPEN_CASES("case_file f", "f.submitted_at", "f.reference", "f.decided_at is null"),
    STEPS_LEFT("step f", "f.left_at", "f.id::text", "true"),
    OPEN_STEPS("step f", "f.entered_at", "f.id::text", "f.left_at is null"),
    CERTIFICATES("certificate_fact f", "f.at", "f.line", "true"),
    CLAIMS("claim_fact f", "f.at", "f.line", "true");

    private final String from;
    private final String at;
    private final String line;
    private final String condition;

    Facts(String from, String at, String line, String condition) {
        this.from = from;
        this.at = at;
        this.line = line;
        this.condition = condition;
    }

    /** The table, called {@code f}, with columns reference, service, office and channel. */
    String from() {
        return from;
    }

    /** The moment by which a row belongs to a period. */
    String at() {
        return at;
    }

    /** What tells two rows of the same moment apart. */
    String line() {
        return line;
    }

    /** What holds for all figures of these facts. */
    String condition() {
        return condition;
    }

    /** Whether only what is open now counts, whatever the period. */
    boolean isNow() {
        return !"true".equals(condition);
    }

    boolean areCases() {
        return from.equals("case_file f");
    }

    boolean areSteps() {
        return from.equals("step f");
    }

    /** Says in SQL that a row belongs to a time from {@code :from} to before {@code :to}; of what is open all do. */
    String within() {
        return condition + (isNow() ? "" : " and " + at + " >= :from and " + at + " < :to");
    }
}
