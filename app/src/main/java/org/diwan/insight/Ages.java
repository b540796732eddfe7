package org.diwan.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    static final String TABLE =
            "unnest(:offices::text[], :today::timestamptz[], :upTo2::timestamptz[], :upTo5::timestamptz[],"
                    + " :upTo10::timestamptz[]) as ages(office, today, up_to_2, up_to_5, up_to_10)";

    static final String BUCKET =
            "case when f.submitted_at >= ages.today then 'today' when f.submitted_at >= ages.up_to_2 then '1-2'"
                    + " when f.submitted_at >= ages.up_to_5 then '3-5' when f.submitted_at >= ages.up_to_10 then '6-10'"
                    + " else 'over-10' end";

    private static final Map<String, Integer> MOST_DAYS = mostDays();

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
        List<String> offices = List.copyOf(workingTime.offices());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("offices", offices.toArray(String[]::new));
        MOST_DAYS.forEach((name, most) -> values.put(
                name,
                offices.stream()
                        .map(office -> begin(workingTime.of(office), today, most))
                        .map(at -> at.atOffset(ZoneOffset.UTC).toString())
                        .toArray(String[]::new)));
        return values;
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
