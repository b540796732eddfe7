package org.diwan.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import org.diwan.calendar.WorkingHours;

/** How long something may take: working days, such as {@code P2D}, or a time, such as {@code PT4H}. */
public record Span(int days, Duration time) {

    /** Reads one; what it may look like is known to the police of models. */
    static Span parse(String text) {
        return text.contains("T")
                ? new Span(0, Duration.parse(text))
                : new Span(Period.parse(text).getDays(), Duration.ZERO);
    }

    /** When it is over, for whoever works at these hours. */
    public Instant after(Instant start, WorkingHours hours) {
        return days == 0 ? hours.after(start, time) : hours.after(start, Period.ofDays(days));
    }

    /** When it is over by the clock, for machines that know no night. */
    public Instant after(Instant start) {
        return start.plus(days, ChronoUnit.DAYS).plus(time);
    }
}
