package org.diwan.insight;

/** Where the facts of a figure stand: each row is one line of its list. */
enum Facts {
    RECEIPTS("case_file f", "f.submitted_at", "f.reference", false),
    DECISIONS("case_file f", "f.decided_at", "f.reference", false),
    OPEN_CASES("case_file f", "f.submitted_at", "f.reference", true),
    /** With the days at which, at each office, a case is older than a bucket has it. */
    AGED_CASES(
            "case_file f join " + Ages.TABLE + " on ages.office = " + Ages.OFFICE,
            "f.submitted_at",
            "f.reference",
            true),
    STEPS_LEFT("step f", "f.left_at", "f.id::text", false),
    OPEN_STEPS("step f", "f.entered_at", "f.id::text", true),
    CERTIFICATES("certificate_fact f", "f.at", "f.line", false),
    CLAIMS("claim_fact f", "f.at", "f.line", false);

    private final String from;
    private final String at;
    private final String line;
    private final boolean now;

    Facts(String from, String at, String line, boolean now) {
        this.from = from;
        this.at = at;
        this.line = line;
        this.now = now;
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

    /** Whether only what is open now counts, whatever the period. */
    boolean isNow() {
        return now;
    }

    boolean areCases() {
        return from.startsWith("case_file");
    }

    boolean areSteps() {
        return from.startsWith("step");
    }
}
