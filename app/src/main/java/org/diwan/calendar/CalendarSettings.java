package org.diwan.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the institution works; an office may differ.
 *
 * @param holidays country of the public holidays by ISO 3166 code, such as {@code sa}; {@code none}: only the days of
 *     {@code closedOn}
 * @param days working days of the week
 * @param opens begin of the working day
 * @param closes end of the working day
 * @param closedOn further days without work: {@code 2026-03-19}, or {@code 02-22} for every year
 * @param offices offices by name
 */
@ConfigurationProperties("diwan.calendar")
public record CalendarSettings(
        @DefaultValue("sa") String holidays,
        @DefaultValue({"SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY"}) Set<DayOfWeek> days,
        @DefaultValue("08:00") LocalTime opens,
        @DefaultValue("16:00") LocalTime closes,
        @DefaultValue("02-22") List<String> closedOn,
        @DefaultValue Map<String, Office> offices) {

    /** All of it in one text, whatever the order it was set in; the cities do not matter to what is counted. */
    String text() {
        StringBuilder text =
                new StringBuilder().append(List.of(holidays, new TreeSet<>(days), opens, closes, sorted(closedOn)));
        new TreeMap<>(offices).forEach((name, office) -> text.append(' ')
                .append(name)
                .append(Arrays.asList(
                        office.days() == null ? null : new TreeSet<>(office.days()),
                        office.opens(),
                        office.closes(),
                        sorted(office.closedOn()))));
        return text.toString();
    }

    private static List<String> sorted(List<String> closedOn) {
        return closedOn.stream().map(String::strip).sorted().toList();
    }

    /**
     * An office; what is not set is as everywhere.
     *
     * @param cities whose people's cases it handles, as the registry writes them
     * @param closedOn days without work besides those of the institution
     */
    public record Office(
            @DefaultValue List<String> cities,
            @Nullable Set<DayOfWeek> days,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes,
            @DefaultValue List<String> closedOn) {}
}
