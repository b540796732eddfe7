package org.diwan.insight.history;

import java.time.LocalDate;
import org.diwan.calendar.WorkingHours;

/** The days of an office in seconds, so that millions of moments are quickly found. */
final class OfficeDays {

    private final long[] opens;
    private final long[] closes;

    /** @param days how many from the first */
    OfficeDays(WorkingHours hours, LocalDate first, int days) {
        opens = new long[days];
        closes = new long[days];
        for (int i = 0; i < days; i++) {
            opens[i] = hours.opensAt(first.plusDays(i)).getEpochSecond();
            closes[i] = hours.closesAt(first.plusDays(i)).getEpochSecond();
        }
    }

    boolean worksOn(int day) {
        return opens[day] < closes[day];
    }

    long opens(int day) {
        return opens[day];
    }

    long closes(int day) {
        return closes[day];
    }

    /** The moment at which so much has been worked since the start. */
    long after(long start, long worked) {
        long rest = worked;
        for (int day = day(start); day < opens.length; day++) {
            long from = Math.max(start, opens[day]);
            if (from + rest <= closes[day] && from < closes[day]) {
                return from + rest;
            }
            rest -= Math.max(0, closes[day] - from);
        }
        return start + worked;
    }

    /** How much was worked between. */
    long between(long start, long end) {
        long worked = 0;
        for (int day = day(start); day < opens.length && opens[day] < end; day++) {
            worked += Math.max(0, Math.min(end, closes[day]) - Math.max(start, opens[day]));
        }
        return worked;
    }

    /** A day at or shortly before the moment. */
    private int day(long at) {
        return (int) Math.max(0, Math.min(opens.length - 1L, (at - opens[0]) / 86_400 - 1));
    }
}
