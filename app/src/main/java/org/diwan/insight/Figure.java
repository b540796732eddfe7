package org.diwan.insight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A figure, and its one definition as SQL over the facts. What is counted ahead, the list behind the figure, its export and
 * the page that explains it all follow it.
 */
public enum Figure {
    /** Cases begun. */
    RECEIVED(Facts.RECEIPTS, "true"),
    /** Cases that reached an outcome, or their end; by priority. */
    DECIDED(Facts.DECISIONS, "true", "f.priority"),
    /** Decided after they were due, by priority. */
    LATE(Facts.DECISIONS, "f.decided_at > f.due_at", "f.priority"),
    /** Decided without anybody of the staff. */
    STRAIGHT(Facts.DECISIONS, "not f.by_hand"),
    GRANTED(Facts.DECISIONS, "f.decided_as = 'GRANTED'"),
    /** By reason. */
    REFUSED(Facts.DECISIONS, "f.decided_as = 'REFUSED'", "coalesce(f.decided_reason, '')"),
    WITHDRAWN(Facts.DECISIONS, "f.decided_as = 'WITHDRAWN'"),
    /** Not decided yet. */
    OPEN(Facts.OPEN_CASES, "true"),
    /** Open, not with the client, due from now to the end of the day. */
    DUE_TODAY(Facts.OPEN_CASES, "f.paused_at is null and f.due_at >= :now and f.due_at < :tomorrow"),
    /** Open, not with the client, warned of, due from now on. */
    NEAR(Facts.OPEN_CASES, "f.paused_at is null and f.warn_at <= :now and f.due_at >= :now"),
    /** Open, not with the client, due before now. */
    OVERDUE(Facts.OPEN_CASES, "f.paused_at is null and f.due_at < :now"),
    /** Open, and the client has something to do. */
    WITH_CLIENT(Facts.OPEN_CASES, "f.paused_at is not null"),
    /** Open, by working days since the case was begun. */
    AGE(Facts.OPEN_CASES, "true", Ages.BUCKET),
    /** Visits to steps that have ended, by step. */
    STEP_LEFT(Facts.STEPS_LEFT, "true", "f.element"),
    /** Visits that ended after they were due, by step. */
    STEP_LATE(Facts.STEPS_LEFT, "f.left_at > f.due_at", "f.element"),
    /** Visits to steps that go on, by step. */
    STEP_WAITING(Facts.OPEN_STEPS, "true", "f.element"),
    /** Visits that go on although they were due, by step. */
    STEP_OVERDUE(Facts.OPEN_STEPS, "f.due_at < :now", "f.element"),
    /** Steps that staff have done, by their unit; a unit of fewer than three people counts with those of none. */
    UNIT_DONE(Facts.STEPS_LEFT, "f.kind = 'staff' and f.done_by is not null", "coalesce(f.done_by_unit, '')"),
    ISSUED(Facts.CERTIFICATES, "f.kind = 'issued'"),
    /** Certificates verified, by how it was asked: web, api. */
    VERIFIED(Facts.CERTIFICATES, "f.kind = 'verified'", "f.detail"),
    /** Claims received, and what was asked for. */
    CLAIMED(Facts.CLAIMS, "f.kind = 'claimed'", "''", "f.amount"),
    /** Lines of claims with something allowed, and how much. */
    ALLOWED(Facts.CLAIMS, "f.kind = 'allowed'", "''", "f.amount"),
    /** Lines allowed in part, and how much was taken off. */
    REDUCED(Facts.CLAIMS, "f.kind = 'reduced'", "''", "f.amount"),
    /** Lines denied, and how much was asked for. */
    DENIED(Facts.CLAIMS, "f.kind = 'denied'", "''", "f.amount"),
    /** Lines paid, and how much. */
    PAID(Facts.CLAIMS, "f.kind = 'paid'", "''", "f.amount");

    private final Facts facts;
    private final String condition;
    private final String detail;
    private final String amount;

    Figure(Facts facts, String condition) {
        this(facts, condition, "''");
    }

    Figure(Facts facts, String condition, String detail) {
        this(facts, condition, detail, "0");
    }

    Figure(Facts facts, String condition, String detail, String amount) {
        this.facts = facts;
        this.condition = condition;
        this.detail = detail;
        this.amount = amount;
    }

    /** Whether it tells what is open now; the others tell what happened in a period. */
    public boolean isNow() {
        return facts.isNow();
    }

    /** Whether it falls into details, such as steps or reasons. */
    public boolean hasDetails() {
        return !"''".equals(detail);
    }

    /** The word for it in addresses and messages, such as {@code due-today}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The figure of that word. */
    public static Optional<Figure> of(String key) {
        return Arrays.stream(values())
                .filter(figure -> figure.key().equals(key))
                .findFirst();
    }

    Facts facts() {
        return facts;
    }

    String condition() {
        return condition;
    }

    /** As it is counted. */
    String detail() {
        return detail;
    }

    /** As it is shown. */
    String shownDetail() {
        return this == UNIT_DONE
                ? "case when %1$s = any(:units::text[]) then %1$s else '' end".formatted(detail)
                : detail;
    }

    String amount() {
        return amount;
    }
}
