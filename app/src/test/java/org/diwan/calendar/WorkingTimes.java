package org.diwan.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.diwan.calendar.CalendarSettings.Office;

/** Calendars for tests. */
public final class WorkingTimes {

    private WorkingTimes() {}

    /** As it is where nothing is set. */
    public static WorkingTime usual(ZoneId zone) {
        return with(zone, "sa", List.of("02-22"), Map.of());
    }

    static WorkingTime with(ZoneId zone, String holidays, List<String> closedOn, Map<String, Office> offices) {
        var settings = new CalendarSettings(
                holidays,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SUNDAY).stream()
                        .filter(day -> day != DayOfWeek.FRIDAY && day != DayOfWeek.SATURDAY)
                        .collect(java.util.stream.Collectors.toSet()),
                LocalTime.of(8, 0),
                LocalTime.of(16, 0),
                closedOn,
                offices);
        return new WorkingTime(settings, Clock.systemUTC(), zone);
    }
}
