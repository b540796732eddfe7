package org.diwan.registry;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a clerk has to look at in a record; empty lists: a clean record. Looked at are the last ten years; what a
 * correction accepted is left out.
 *
 * @param gaps between employments
 * @param overlaps of two employments
 * @param missing of the last three full months, those without a wage in a present employment that covers them whole
 */
public record Quality(List<Period> gaps, List<Period> overlaps, List<YearMonth> missing) {

    private static final int YEARS = 10;
    private static final int MONTHS = 3;

    /** Days in the gaps, all together. */
    public int gapDays() {
        return gaps.stream().mapToInt(Period::days).sum();
    }

    static Quality of(List<Employment> employments, List<Accepted> accepted, LocalDate on) {
        List<Employment> begun = employments.stream()
                .filter(one -> !one.startedOn().isAfter(on))
                .sorted(Comparator.comparing(Employment::startedOn))
                .toList();
        var gaps = new ArrayList<Period>();
        var overlaps = new ArrayList<Period>();
        LocalDate last = LocalDate.MAX;
        for (Employment one : begun) {
            LocalDate end = one.lastDay(on);
            if (last != LocalDate.MAX && one.startedOn().isAfter(last.plusDays(1))) {
                gaps.add(new Period(last.plusDays(1), one.startedOn().minusDays(1)));
            } else if (last != LocalDate.MAX && !one.startedOn().isAfter(last)) {
                overlaps.add(new Period(one.startedOn(), end.isBefore(last) ? end : last));
            }
            last = last == LocalDate.MAX || end.isAfter(last) ? end : last;
        }
        return new Quality(
                open(gaps, accepted, Correction.Kind.GAP_ACCEPTED, on),
                open(overlaps, accepted, Correction.Kind.OVERLAP_ACCEPTED, on),
                missing(begun, on));
    }

    private static List<Period> open(List<Period> found, List<Accepted> accepted, Correction.Kind kind, LocalDate on) {
        LocalDate since = on.minusYears(YEARS);
        return found.stream()
                .filter(period -> !period.to().isBefore(since))
                .map(period -> period.from().isBefore(since) ? new Period(since, period.to()) : period)
                .filter(period -> accepted.stream().noneMatch(one -> one.kind() == kind && one.settles(period)))
                .toList();
    }

    private static List<YearMonth> missing(List<Employment> begun, LocalDate on) {
        YearMonth present = YearMonth.from(on);
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(back -> present.minusMonths(MONTHS + 1L - back))
                .filter(month -> begun.stream().anyMatch(one -> lacks(one, month, on)))
                .toList();
    }

    private static boolean lacks(Employment employment, YearMonth month, LocalDate on) {
        return employment.isCurrent(on)
                && !employment.startedOn().isAfter(month.atDay(1))
                && !employment.wages().stream()
                        .map(Wage::month)
                        .collect(Collectors.toSet())
                        .contains(month);
    }
}
