package org.diwan.insight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How finely a series is told. */
public enum Grain {
    HOUR,
    DAY,
    /** The days from one begin of the working week to the next. */
    WEEK,
    MONTH;

    /** Begin of the piece of time that this moment is in. */
    ZonedDateTime floor(ZonedDateTime at, DayOfWeek begin) {
        LocalDate day = at.toLocalDate();
        ZoneId zone = at.getZone();
        return switch (this) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.atStartOfDay(zone);
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(begin)).atStartOfDay(zone);
            case MONTH -> day.withDayOfMonth(1).atStartOfDay(zone);
        };
    }

    /** Begin of the piece after the one that begins here. */
    ZonedDateTime next(ZonedDateTime begin) {
        LocalDate day = begin.toLocalDate();
        ZoneId zone = begin.getZone();
        return switch (this) {
            case HOUR -> begin.plusHours(1);
            case DAY -> day.plusDays(1).atStartOfDay(zone);
            case WEEK -> day.plusWeeks(1).atStartOfDay(zone);
            case MONTH -> day.plusMonths(1).atStartOfDay(zone);
        };
    }
}
