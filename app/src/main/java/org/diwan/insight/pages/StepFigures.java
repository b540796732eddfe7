package org.diwan.insight.pages;

import org.diwan.insight.Times;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a step.
 *
 * @param lang language of its name where it is not the reader's
 * @param gone whether the process of today has it no more
 * @param passed visits that ended in the period
 * @param late those of them that ended after they were due
 * @param waiting visits that go on now
 * @param overdue those of them that were due before now
 * @param times of the visits that ended; null where none did
 * @param before the same of the period compared with; null where there is none
 */
public record StepFigures(
        String element,
        String name,
        @Nullable String lang,
        boolean gone,
        long passed,
        long late,
        long waiting,
        long overdue,
        @Nullable Times times,
        @Nullable Before before) {

    /** Figures of the period compared with. */
    public record Before(long passed, long late, @Nullable Times times) {}

    /** How it stands against its target. */
    public Standing standing() {
        return Standing.of(times);
    }

    /** Whether more or fewer came through. */
    public @Nullable Change passedChange() {
        return before == null ? null : Change.of(passed, before.passed());
    }

    /** Whether it takes longer than before. */
    public @Nullable Change lengthChange() {
        Times earlier = before == null ? null : before.times();
        return Change.of(times == null ? null : times.p90(), earlier == null ? null : earlier.p90());
    }

    /** Whether there is anything to tell of it. */
    boolean isSeen() {
        return passed + waiting + (before == null ? 0 : before.passed()) > 0;
    }

    /** How far it is over or under its target, to find the worst; less than nothing where it has none. */
    double strain() {
        var target = times == null ? null : times.target();
        return times == null || target == null || target.isZero()
                ? -1
                : (double) times.p90().toMillis() / target.toMillis();
    }
}
