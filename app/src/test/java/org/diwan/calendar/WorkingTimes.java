package org.diwan.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.diwan.calendar.CalendarSettings.Office;

/** Calendars for tests. */
public final class WorkingTimes {

    private WorkingTimes() {}

    /** As it is where nothing is set. */
    public static WorkingTime usual(ZoneId zone) {
        return new WorkingTime(settings("sa", List.of("02-22"), Map.of()), Clock.systemUTC(), zone);
    }

    /** The same at another time. */
    public static WorkingTime at(Clock clock) {
        return new WorkingTime(settings("sa", List.of("02-22"), Map.of()), clock, ZoneOffset.UTC);
    }

    /** With these holidays and offices. */
    public static WorkingTime with(ZoneId zone, String holidays, List<String> closedOn, Map<String, Office> offices) {
        return new WorkingTime(settings(holidays, closedOn, offices), Clock.systemUTC(), zone);
    }

    private static CalendarSettings settings(String holidays, List<String> closedOn, Map<String, Office> offices) {
        return new CalendarSettings(
                holidays,
                EnumSet.complementOf(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)),
                LocalTime.of(8, 0),
                LocalTime.of(16, 0),
                closedOn,
                offices);
    }
}
