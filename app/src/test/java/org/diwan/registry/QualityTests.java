package org.diwan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QualityTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void anEmploymentThatGoesOnWithItsWagesIsClean() {
        Quality quality = quality(List.of(work("2020-01-01", null, "2026-08", "2026-09", "2026-10")));
        assertThat(quality.gaps()).isEmpty();
        assertThat(quality.overlaps()).isEmpty();
        assertThat(quality.missing()).isEmpty();
    }

    @Test
    void adjoiningEmploymentsHaveNoGap() {
        Quality quality = quality(List.of(work("2018-01-01", "2019-12-31"), work("2020-01-01", "2025-12-31")));
        assertThat(quality.gaps()).isEmpty();
        assertThat(quality.overlaps()).isEmpty();
    }

    @Test
    void theDaysBetweenTwoEmploymentsAreAGap() {
        Quality quality = quality(List.of(work("2021-02-01", "2025-12-31"), work("2018-01-01", "2020-12-31")));
        assertThat(quality.gaps()).containsExactly(period("2021-01-01", "2021-01-31"));
        assertThat(quality.gapDays()).isEqualTo(31);
    }

    @Test
    void aGapOfMoreThanTenYearsAgoIsHistory() {
        Quality quality = quality(List.of(work("1990-01-01", "1995-12-31"), work("2010-01-01", "2025-12-31")));
        assertThat(quality.gapDays()).isZero();
    }

    @Test
    void aGapThatReachesIntoTheTenYearsCountsFromThere() {
        Quality quality = quality(List.of(work("1990-01-01", "1995-12-31"), work("2016-11-23", "2025-12-31")));
        assertThat(quality.gaps()).containsExactly(period("2016-11-21", "2016-11-22"));
    }

    @Test
    void anAcceptedGapIsNoGap() {
        List<Employment> work = List.of(work("2018-01-01", "2020-12-31"), work("2021-02-01", "2025-12-31"));
        var accepted = accepted(Correction.Kind.GAP_ACCEPTED, "2021-01-01", "2021-01-31");
        assertThat(Quality.of(work, List.of(accepted), TODAY).gaps()).isEmpty();
        var other = accepted(Correction.Kind.GAP_ACCEPTED, "2021-01-01", "2021-01-15");
        assertThat(Quality.of(work, List.of(other), TODAY).gaps()).hasSize(1);
    }

    @Test
    void twoEmploymentsAtATimeOverlapUntilTheFirstEnds() {
        Quality quality = quality(List.of(work("2018-01-01", "2024-06-30"), work("2024-01-01", "2025-12-31")));
        assertThat(quality.overlaps()).containsExactly(period("2024-01-01", "2024-06-30"));
    }

    @Test
    void anAcceptedOverlapStaysAcceptedWhileItGoesOn() {
        List<Employment> work = List.of(work("2018-01-01", "2026-12-31"), work("2024-01-01", "2026-12-31"));
        var accepted = accepted(Correction.Kind.OVERLAP_ACCEPTED, "2024-01-01", "2026-03-01");
        assertThat(Quality.of(work, List.of(accepted), TODAY).overlaps()).isEmpty();
    }

    @Test
    void aFullMonthWithoutAWageIsMissing() {
        Quality quality = quality(List.of(work("2020-01-01", null, "2026-07", "2026-09")));
        assertThat(quality.missing()).containsExactly(YearMonth.of(2026, 8), YearMonth.of(2026, 10));
    }

    @Test
    void theMonthOfJoiningIsNotMissing() {
        Quality quality = quality(List.of(work("2026-09-15", null, "2026-10")));
        assertThat(quality.missing()).isEmpty();
    }

    @Test
    void anEmploymentThatEndedLacksNothing() {
        assertThat(quality(List.of(work("2020-01-01", "2026-11-01"))).missing()).isEmpty();
    }

    private static Quality quality(List<Employment> employments) {
        return Quality.of(employments, List.of(), TODAY);
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Accepted accepted(Correction.Kind kind, String from, String to) {
        return new Accepted(kind, LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Employment work(String from, @Nullable String to, String... paid) {
        return new Employment(
                from,
                new Employer("1", new Name("Tihama", "تهامة")),
                "clerk",
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                Stream.of(paid)
                        .map(month -> new Wage(YearMonth.parse(month), new BigDecimal("9000.00"), "SAR"))
                        .toList());
    }
}
