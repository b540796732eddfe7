package org.diwan.insight;

import org.diwan.calendar.WorkingTime;

/**
 * Working time in SQL, as {@code WorkingHours.between} counts it: what the office had worked until the end, less what it had
 * until the begin. The days of both are found by their key, whatever lies between.
 */
final class WorkedSeconds {

    /** Whose days count for a fact; an office that the calendar does not name works as the institution does. */
    static final String OFFICE =
            "case when f.office = any(:offices::text[]) then f.office else '" + WorkingTime.MAIN + "' end";

    private WorkedSeconds() {}

    /** The days that the seconds need. */
    static String join(String begin, String end) {
        return " left join working_day wb on wb.office = " + OFFICE + " and wb.day = (" + begin
                + " at time zone :zone)::date left join working_day we on we.office = " + OFFICE + " and we.day = ("
                + end + " at time zone :zone)::date";
    }

    /** What was worked between, in seconds with their fractions. */
    static String between(String begin, String end) {
        return "greatest(0, " + until("we", end) + " - " + until("wb", begin) + ")";
    }

    static String until(String day, String at) {
        return "coalesce(%1$s.before + extract(epoch from least(greatest(%2$s, %1$s.opens_at), %1$s.closes_at) - %1$s.opens_at), 0)"
                .formatted(day, at);
    }

    /** Two significant digits. */
    static String rounded(String seconds) {
        return "case when %1$s < 100 then %1$s else (%1$s + (10 ^ (length((%1$s)::text) - 2))::bigint / 2)"
                        .formatted(seconds)
                + " / (10 ^ (length((%1$s)::text) - 2))::bigint * (10 ^ (length((%1$s)::text) - 2))::bigint end"
                        .formatted(seconds);
    }
}
