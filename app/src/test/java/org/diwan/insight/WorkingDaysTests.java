package org.diwan.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTests {

    private static final int MOMENTS = 2_000;

    private record Measured(Instant begin, Instant end, String office, Duration worked) {}

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Riyadh", "Europe/Paris", "Africa/Cairo", "Australia/Lord_Howe", "America/St_Johns"})
    void theDatabaseMeasuresWorkingTimeAsTheCalendarDoes(String name) {
        ZoneId zone = ZoneId.of(name);
        Instant now = Instant.parse("2026-11-22T09:00:00Z");
        try (var house = new InsightHouse(zone, now)) {
            new WorkingDays(house.jdbc, house.calendar).keep(LocalDate.of(2024, 1, 1), LocalDate.of(2027, 12, 31));
            List<Measured> asked = random(house, new Random(name.hashCode()));
            List<Measured> measured = house.jdbc
                    .sql(
                            """
                    select f.begin, f."end", f.office, make_interval(secs => %s)::text as worked
                    from unnest(:begins::timestamptz[], :ends::timestamptz[], :of::text[]) with ordinality
                        f (begin, "end", office, n)%s order by f.n"""
                                    .formatted(
                                            WorkedSeconds.between("f.begin", "f.\"end\""),
                                            WorkedSeconds.join("f.begin", "f.\"end\"")))
                    .param("begins", texts(asked.stream().map(Measured::begin).toList()))
                    .param("ends", texts(asked.stream().map(Measured::end).toList()))
                    .param("of", asked.stream().map(Measured::office).toArray(String[]::new))
                    .param("offices", house.calendar.offices().toArray(String[]::new))
                    .param("zone", zone.getId())
                    .query((row, number) -> new Measured(
                            row.getTimestamp(1).toInstant(),
                            row.getTimestamp(2).toInstant(),
                            row.getString(3),
                            interval(row.getString(4))))
                    .list();

            assertThat(measured).containsExactlyElementsOf(asked);
        }
    }

    /** Short and long times, some of them over the days at which clocks change, a few that end before they begin. */
    private static List<Measured> random(InsightHouse house, Random random) {
        List<String> offices = List.of("main", "north", "west", "closed-since");
        List<Measured> all = new ArrayList<>();
        long first = Instant.parse("2024-01-03T00:00:00Z").getEpochSecond();
        for (int i = 0; i < MOMENTS; i++) {
            Instant begin =
                    Instant.ofEpochSecond(first + random.nextInt(1_000 * 86_400), random.nextInt(1_000_000) * 1_000L);
            Instant end = begin.plusSeconds(
                    random.nextInt(10) == 0 ? -1_000 : random.nextInt(i % 2 == 0 ? 90_000 : 9_000_000));
            String office = offices.get(random.nextInt(offices.size()));
            all.add(new Measured(begin, end, office, house.calendar.of(office).between(begin, end)));
        }
        return all;
    }

    private static String[] texts(List<Instant> moments) {
        return moments.stream().map(Instant::toString).toArray(String[]::new);
    }

    private static Duration interval(String hours) {
        String[] parts = hours.split(":", -1);
        return Duration.ofHours(Long.parseLong(parts[0]))
                .plusMinutes(Long.parseLong(parts[1]))
                .plusNanos(new java.math.BigDecimal(parts[2]).movePointRight(9).longValueExact());
    }
}
