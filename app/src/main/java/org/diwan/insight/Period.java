package org.diwan.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Days, both inclusive, in the institution's zone. */
public record Period(LocalDate from, LocalDate to) {

    /** What the database and the calendar can tell apart. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    /** @throws IllegalArgumentException where it ends before it begins */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A period ends on " + to + " before it begins on " + from);
        }
        from = within(from);
        to = within(to);
    }

    private static LocalDate within(LocalDate day) {
        return day.isBefore(FIRST) ? FIRST : day.isAfter(LAST) ? LAST : day;
    }

    /** As many days right before it. */
    public Period before() {
        return new Period(from.minusDays(days()), from.minusDays(1));
    }

    /** How many days it has. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    Instant begin(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
