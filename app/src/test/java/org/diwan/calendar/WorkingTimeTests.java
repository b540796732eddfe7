package org.diwan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.diwan.calendar.CalendarSettings.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTests {

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

    @ParameterizedTest
    @CsvSource({
        // Within one working day, over the night, over Friday and Saturday, outside working hours.
        "2026-11-22T09:00, 2026-11-22T11:30, PT2H30M",
        "2026-11-22T15:00, 2026-11-23T09:00, PT2H",
        "2026-11-19T15:00, 2026-11-22T09:00, PT2H",
        "2026-11-20T09:00, 2026-11-21T23:00, PT0S",
        "2026-11-22T20:00, 2026-11-22T23:00, PT0S",
        "2026-11-22T00:00, 2026-11-29T00:00, PT40H",
        "2026-11-22T10:00, 2026-11-22T09:00, PT0S",
        // National day is a Wednesday, founding day a Sunday.
        "2026-09-22T15:00, 2026-09-24T09:00, PT2H",
        "2026-02-19T15:00, 2026-02-23T09:00, PT2H"
    })
    void onlyTheTimeAtWorkCounts(String start, String end, Duration worked) {
        assertThat(WorkingTimes.usual(RIYADH).between(at(start), at(end))).isEqualTo(worked);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:00, P2D, 2026-11-24T09:00",
        "2026-11-19T09:00, P1D, 2026-11-22T09:00",
        "2026-11-20T03:00, P1D, 2026-11-23T08:00",
        "2026-11-22T17:00, P1D, 2026-11-24T08:00",
        "2026-11-22T06:00, P0D, 2026-11-22T08:00",
        "2026-09-22T10:00, P1D, 2026-09-24T10:00"
    })
    void aDueDateLeavesOutTheDaysWithoutWork(String start, Period days, String due) {
        assertThat(WorkingTimes.usual(RIYADH).after(at(start), days)).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T09:00, PT2H30M, 2026-11-22T11:30",
        "2026-11-19T15:00, PT2H, 2026-11-22T09:00",
        "2026-11-19T15:00, PT1H, 2026-11-19T16:00",
        "2026-11-20T03:00, PT8H, 2026-11-22T16:00",
        "2026-11-20T03:00, PT0S, 2026-11-20T03:00",
        "2026-09-22T15:00, PT2H, 2026-09-24T09:00"
    })
    void hoursOfWorkGoOnTheNextWorkingDay(String start, Duration time, String end) {
        assertThat(WorkingTimes.usual(RIYADH).of(WorkingTime.MAIN).after(at(start), time))
                .isEqualTo(at(end));
    }

    @Test
    void whatLiesBetweenAStartAndItsEndIsTheTimeThatWasGiven() {
        var early = new Office(
                List.of(),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                LocalTime.of(1, 30),
                LocalTime.of(3, 15),
                List.of("03-29"));
        WorkingTime paris = WorkingTimes.with(
                ZoneId.of("Europe/Paris"), "fr", List.of("2026-10-26", "05-01"), Map.of("early", early));
        var random = new Random(7);
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 2000; i++) {
            Instant start = begin.plusSeconds(random.nextInt(365 * 24 * 3600));
            Duration time = Duration.ofSeconds(1 + random.nextInt(30 * 3600));
            WorkingHours hours = paris.of(i % 2 == 0 ? "early" : WorkingTime.MAIN);
            Instant end = hours.after(start, time);
            assertThat(hours.between(start, end)).as("%s and %s", start, time).isEqualTo(time);
            assertThat(hours.between(start, end.minusMillis(1)))
                    .as("the first such moment after %s and %s", start, time)
                    .isLessThan(time);
            Duration rest = Duration.ofSeconds(random.nextInt(10 * 3600));
            assertThat(hours.after(end, rest)).isEqualTo(hours.after(start, time.plus(rest)));
        }
    }

    @Test
    void theFeastsOfTheMoonAreClosed() {
        WorkingHours hours = WorkingTimes.usual(RIYADH).of(WorkingTime.MAIN);
        assertThat(hours.worksOn(LocalDate.of(2026, 5, 27))).isFalse();
        assertThat(hours.worksOn(LocalDate.of(2026, 5, 20))).isTrue();
    }

    @Test
    void daysOfWinterAndSummerTimeKeepTheirHours() {
        WorkingTime paris = WorkingTimes.with(ZoneId.of("Europe/Paris"), "none", List.of(), Map.of());
        assertThat(paris.after(Instant.parse("2026-10-22T07:00:00Z"), Period.ofDays(1)))
                .isEqualTo("2026-10-25T08:00:00Z");
    }

    @Test
    void anOfficeHasHoursAndHolidaysOfItsOwn() {
        var shorter = new Office(
                List.of("Jazan"),
                Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
                null,
                LocalTime.of(12, 0),
                List.of("2026-11-23"));
        WorkingTime time = WorkingTimes.with(RIYADH, "sa", List.of(), Map.of("jazan", shorter));

        assertThat(time.officeOf("Jazan")).isEqualTo("jazan");
        assertThat(time.officeOf("Riyadh")).isEqualTo(WorkingTime.MAIN);
        assertThat(time.officeOf(null)).isEqualTo(WorkingTime.MAIN);
        assertThat(time.of("jazan").after(at("2026-11-22T09:00"), Period.ofDays(1)))
                .isEqualTo(at("2026-11-29T09:00"));
        assertThat(time.of("jazan").between(at("2026-11-22T00:00"), at("2026-11-24T00:00")))
                .isEqualTo(Duration.ofHours(4));
        assertThat(time.of("closed since").after(at("2026-11-22T09:00"), Period.ofDays(1)))
                .isEqualTo(at("2026-11-23T09:00"));
    }

    @Test
    void aCalendarThatCannotBeSaysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingTimes.with(RIYADH, "atlantis", List.of(), Map.of()))
                .withMessageContaining("atlantis");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingTimes.with(RIYADH, "sa", List.of("2026-02-30"), Map.of()))
                .withMessageContaining("2026-02-30");
        var never = new Office(List.of(), Set.of(), null, null, List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingTimes.with(RIYADH, "sa", List.of(), Map.of("never", never)));
    }

    private static Instant at(String local) {
        return Instant.parse(local + ":00+03:00");
    }
}
