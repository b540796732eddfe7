package org.diwan.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Days on which nobody works although the weekday is a working day: public holidays, and those that settings name. */
final class ClosedDays {

    private final @Nullable HolidayManager holidays;
    private final Set<LocalDate> dates = new HashSet<>();
    private final Set<MonthDay> yearly = new HashSet<>();

    /**
     * The holidays of a country and some days more.
     *
     * @throws IllegalArgumentException where the country is not known or a day is none
     */
    ClosedDays(String country, List<String> more, List<String> stillMore) {
        holidays = "none".equals(country) ? null : of(country);
        Stream.concat(more.stream(), stillMore.stream()).map(String::strip).forEach(this::add);
    }

    private static HolidayManager of(String country) {
        try {
            return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
        } catch (RuntimeException unknown) {
            throw new IllegalArgumentException(
                    "DIWAN_CALENDAR_HOLIDAYS is the code of a country, such as sa, or none, not " + country, unknown);
        }
    }

    private void add(String day) {
        try {
            if (day.length() == 5) {
                yearly.add(MonthDay.parse("--" + day));
            } else {
                dates.add(LocalDate.parse(day));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "A closed day of the calendar is a date such as 2026-03-19, or 02-22 for every year, not " + day,
                    e);
        }
    }

    boolean contains(LocalDate day) {
        return dates.contains(day)
                || yearly.contains(MonthDay.from(day))
                || holidays != null && holidays.isHoliday(day);
    }
}
