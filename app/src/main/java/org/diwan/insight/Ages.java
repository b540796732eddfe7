package org.diwan.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.calendar.WorkingHours;
import org.diwan.calendar.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How old open cases are, in working days of their office that have begun since they were. */
@Component
public class Ages {

    /** The buckets, youngest first: none, one or two, three to five, six to ten, more. */
    public static final List<String> BUCKETS = List.of("today", "1-2", "3-5", "6-10", "over-10");

    /** The most working days of each bucket but the last, and what statements call the moment since which they began. */
    private static final Map<String, Integer> MOST_DAYS = mostDays();

    /** Which bucket a case {@code f} is in. */
    static final String BUCKET = "case when " + since("today") + " then 'today' when " + since("upTo2")
            + " then '1-2' when " + since("upTo5") + " then '3-5' when " + since("upTo10")
            + " then '6-10' else 'over-10' end";

    /** Nobody closes longer; after that the case is old whatever the calendar says. */
    private static final int FAR = 400;

    private final WorkingTime workingTime;
    private final Clock clock;
    private final ZoneId zone;
    private volatile @Nullable Values last;

    Ages(WorkingTime workingTime, Clock clock, @Value("${diwan.zone}") ZoneId zone) {
        this.workingTime = workingTime;
        this.clock = clock;
        this.zone = zone;
    }

    private static Map<String, Integer> mostDays() {
        Map<String, Integer> days = new LinkedHashMap<>();
        days.put("today", 0);
        days.put("upTo2", 2);
        days.put("upTo5", 5);
        days.put("upTo10", 10);
        return days;
    }

    /** Says that a case was begun since that moment at its office; the first of the moments is of all offices but the odd ones. */
    private static String since(String moments) {
        // As a query of its own, so that texts become moments once and not for each case.
        return "f.submitted_at >= (select :" + moments
                + "::timestamptz[])[1 + coalesce(array_position(:odd::text[], f.office), 0)]";
    }

    /** Columns with how many of some cases are at most as old as each bucket but the last. */
    static String upToEach() {
        return MOST_DAYS.keySet().stream()
                .map(name -> "count(*) filter (where " + since(name) + ") as " + name)
                .collect(Collectors.joining(", "));
    }

    private record Values(LocalDate today, Map<String, Object> named) {}

    /** The values of the table; they are the same all day. */
    Map<String, Object> values() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Values known = last;
        if (known == null || !known.today().equals(today)) {
            known = new Values(today, values(today));
            last = known;
        }
        return known.named();
    }

    private Map<String, Object> values(LocalDate today) {
        List<Instant> usual = moments(WorkingTime.MAIN, today);
        List<String> odd = workingTime.offices().stream()
                .filter(office -> !moments(office, today).equals(usual))
                .toList();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("odd", odd.toArray(String[]::new));
        MOST_DAYS.forEach((name, most) -> values.put(
                name,
                Stream.concat(Stream.of(WorkingTime.MAIN), odd.stream())
                        .map(office ->
                                begin(workingTime.of(office), today, most).toString())
                        .toArray(String[]::new)));
        return values;
    }

    private List<Instant> moments(String office, LocalDate today) {
        return MOST_DAYS.values().stream()
                .map(most -> begin(workingTime.of(office), today, most))
                .toList();
    }

    /** Since then at most so many working days have begun. */
    private Instant begin(WorkingHours hours, LocalDate today, int most) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = today;
        while (days.size() <= most && day.isAfter(today.minusDays(FAR))) {
            if (hours.worksOn(day)) {
                days.add(day);
            }
            day = day.minusDays(1);
        }
        return (days.size() > most ? days.get(most) : day).atStartOfDay(zone).toInstant();
    }
}
