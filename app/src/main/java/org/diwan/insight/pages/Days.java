package org.diwan.insight.pages;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.diwan.insight.Figure;
import org.diwan.insight.Period;
import org.diwan.insight.Tally;

/** Figures by day, to be summed over any days among them. */
record Days(TreeMap<LocalDate, Map<Figure, Tally>> days) {

    static Days of(Map<Instant, Map<Figure, Tally>> series, Function<Instant, LocalDate> day) {
        TreeMap<LocalDate, Map<Figure, Tally>> days = new TreeMap<>();
        series.forEach((at, figures) -> days.put(day.apply(at), figures));
        return new Days(days);
    }

    long in(Period period, Figure figure) {
        return tallies(period, figure).mapToLong(Tally::n).sum();
    }

    BigDecimal amount(Period period, Figure figure) {
        return tallies(period, figure).map(Tally::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    double share(Period period, Figure part, Figure whole) {
        long all = in(period, whole);
        return all == 0 ? 0 : (double) in(period, part) / all;
    }

    private Stream<Tally> tallies(Period period, Figure figure) {
        return days.subMap(period.from(), true, period.to(), true).values().stream()
                .flatMap(figures -> Stream.ofNullable(figures.get(figure)));
    }
}
