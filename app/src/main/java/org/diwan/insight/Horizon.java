package org.diwan.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How far facts are counted ahead.
 *
 * @param closed days before it are counted as days, later ones as hours
 */
record Horizon(Instant closed, ZoneId zone) {

    /** Hours stay so long, so that a week can be shown by them. */
    private static final int DAYS_OF_HOURS = 8;

    /** Months before it are counted as months. */
    Instant closedMonths() {
        return closed.atZone(zone)
                .toLocalDate()
                .withDayOfMonth(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** Hours from here on are counted. */
    Instant hours() {
        LocalDate day = closed.atZone(zone).toLocalDate();
        return day.minusDays(DAYS_OF_HOURS).atStartOfDay(zone).toInstant();
    }
}
