package org.diwan.insight.pages;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.diwan.insight.Ages;
import org.diwan.insight.Figure;
import org.diwan.insight.Figures;
import org.diwan.insight.Grain;
import org.diwan.insight.Period;
import org.diwan.insight.Scope;
import org.diwan.insight.Tally;
import org.diwan.insight.pages.Overview.Row;
import org.springframework.stereotype.Component;

/** Puts the overview together. */
@Component
class Overviews {

    private static final Set<Figure> OVER_TIME = EnumSet.of(
            Figure.RECEIVED,
            Figure.DECIDED,
            Figure.LATE,
            Figure.STRAIGHT,
            Figure.REFUSED,
            Figure.ISSUED,
            Figure.VERIFIED);
    private static final int MOST_REASONS = 8;

    private final Figures figures;
    private final LateShares lateShares;
    private final Speeds speeds;
    private final Names names;
    private final FigureWords words;

    Overviews(Figures figures, LateShares lateShares, Speeds speeds, Names names, FigureWords words) {
        this.figures = figures;
        this.lateShares = lateShares;
        this.speeds = speeds;
        this.names = names;
        this.words = words;
    }

    Overview of(Look look) {
        Scope scope = look.scope();
        Map<Figure, Tally> totals = figures.totals(scope);
        Days days = days(look);
        Map<String, Map<Figure, Tally>> services = figures.byService(scope);
        List<Row> rows = speeds.ofServices(look, services);
        String stepsOf = scope.service() != null ? scope.service() : speeds.busiest(services);
        Map<String, Tally> ages = figures.details(scope, Figure.AGE);
        return new Overview(
                look,
                first(look, totals, days),
                today(look, totals, days),
                lateShares.of(look, days),
                Line.of("over-10", n(ages, "over-10"), 0, 0, "", look.cases(Figure.AGE, "over-10")),
                plain("with-client", n(totals, Figure.WITH_CLIENT), look.cases(Figure.WITH_CLIENT)),
                ages(look, ages),
                speeds.waits(look, services),
                outcomes(look, totals),
                reasons(look),
                channels(look),
                rows,
                stepsOf,
                stepsOf == null ? List.of() : speeds.ofSteps(look, stepsOf),
                units(look));
    }

    private Days days(Look look) {
        Period period = look.scope().period();
        LocalDate last = period.to().isBefore(look.today()) ? look.today() : period.to();
        Period all = new Period(period.before().from(), last);
        return Days.of(figures.series(look.scope().in(all), Grain.DAY, OVER_TIME), words::day);
    }

    private List<Measured> first(Look look, Map<Figure, Tally> totals, Days days) {
        Period period = look.scope().period();
        Period before = period.before();
        Buckets buckets = Buckets.of(period);
        long decided = n(totals, Figure.DECIDED);
        long late = n(totals, Figure.LATE);
        long decidedBefore = days.in(before, Figure.DECIDED);
        Spark closed = Spark.of(buckets.values(piece -> days.in(piece, Figure.DECIDED)));
        Buckets told = buckets.where(piece -> days.in(piece, Figure.DECIDED) > 0);
        Spark inTime = Spark.of(told.values(piece -> 1 - days.share(piece, Figure.LATE, Figure.DECIDED)));
        Spark straight = Spark.of(told.values(piece -> days.share(piece, Figure.STRAIGHT, Figure.DECIDED)));
        return List.of(
                Measured.number("decided", decided, decidedBefore, "up", look.cases(Figure.DECIDED), closed),
                new Measured(
                        "within-target",
                        true,
                        decided - late,
                        decided,
                        decidedBefore - days.in(before, Figure.LATE),
                        decidedBefore,
                        "good",
                        look.cases(Figure.LATE),
                        inTime),
                new Measured(
                        "straight",
                        true,
                        n(totals, Figure.STRAIGHT),
                        decided,
                        days.in(before, Figure.STRAIGHT),
                        decidedBefore,
                        "good",
                        look.cases(Figure.STRAIGHT),
                        straight),
                Measured.number("open", n(totals, Figure.OPEN), 0, "", look.cases(Figure.OPEN), open(look)),
                fifth(look, totals, days, buckets));
    }

    /** Verifications; of a service without certificates, refusals. */
    private Measured fifth(Look look, Map<Figure, Tally> totals, Days days, Buckets buckets) {
        boolean certificates = look.scope().service() == null || n(totals, Figure.ISSUED) > 0;
        Figure part = certificates ? Figure.VERIFIED : Figure.REFUSED;
        Figure whole = certificates ? Figure.ISSUED : Figure.DECIDED;
        Period before = look.scope().period().before();
        return new Measured(
                certificates ? "verified-share" : "refused-share",
                true,
                n(totals, part),
                n(totals, whole),
                days.in(before, part),
                days.in(before, whole),
                certificates ? "good" : "",
                look.cases(part),
                Spark.of(buckets.where(piece -> days.in(piece, whole) > 0)
                        .values(piece -> days.share(piece, part, whole))));
    }

    private Spark open(Look look) {
        return Spark.of(figures.openAtEndOf(look.scope(), Grain.DAY).values().stream()
                .mapToDouble(Long::doubleValue)
                .toArray());
    }

    private List<Line> today(Look look, Map<Figure, Tally> totals, Days days) {
        Look today = look.in(PeriodChoice.TODAY);
        Period day = today.scope().period();
        long decided = days.in(day, Figure.DECIDED);
        return List.of(
                plain("received", days.in(day, Figure.RECEIVED), today.cases(Figure.RECEIVED)),
                plain("decided", decided, today.cases(Figure.DECIDED)),
                plain("open", n(totals, Figure.OPEN), today.cases(Figure.OPEN)),
                plain("due-today", n(totals, Figure.DUE_TODAY), today.cases(Figure.DUE_TODAY)),
                plain("overdue", n(totals, Figure.OVERDUE), today.cases(Figure.OVERDUE)),
                Line.of("late", days.in(day, Figure.LATE), decided, 0, "", today.cases(Figure.LATE)));
    }

    private static Line plain(String key, long n, String href) {
        return Line.of(key, n, 0, 0, "", href);
    }

    private static List<Line> ages(Look look, Map<String, Tally> ages) {
        long all = ages.values().stream().mapToLong(Tally::n).sum();
        long most = most(ages);
        return Ages.BUCKETS.stream()
                .map(bucket -> Line.of(
                        bucket,
                        n(ages, bucket),
                        all,
                        most,
                        bucket.equals("6-10") ? "warn" : bucket.equals("over-10") ? "bad" : "edge",
                        look.cases(Figure.AGE, bucket)))
                .toList();
    }

    private static List<Line> outcomes(Look look, Map<Figure, Tally> totals) {
        long decided = n(totals, Figure.DECIDED);
        return Stream.of(Figure.GRANTED, Figure.REFUSED, Figure.WITHDRAWN)
                .map(one -> Line.of(one.key(), n(totals, one), decided, decided, "main", look.cases(one)))
                .toList();
    }

    private List<Line> reasons(Look look) {
        Map<String, Tally> reasons = figures.details(look.scope(), Figure.REFUSED);
        long all = reasons.values().stream().mapToLong(Tally::n).sum();
        long most = most(reasons);
        return sorted(reasons)
                .limit(MOST_REASONS)
                .map(one -> Line.of(
                        names.reason(look.scope().service(), one.getKey()),
                        one.getValue().n(),
                        all,
                        most,
                        "edge",
                        look.cases(Figure.REFUSED, one.getKey())))
                .toList();
    }

    private List<Line> channels(Look look) {
        Map<String, Map<Figure, Tally>> channels = figures.byChannel(look.scope());
        long all = channels.values().stream()
                .mapToLong(one -> n(one, Figure.RECEIVED))
                .sum();
        long most = channels.values().stream()
                .mapToLong(one -> n(one, Figure.RECEIVED))
                .max()
                .orElse(0);
        return channels.entrySet().stream()
                .filter(one -> n(one.getValue(), Figure.RECEIVED) > 0)
                .map(one -> Line.of(
                        names.channel(one.getKey()),
                        n(one.getValue(), Figure.RECEIVED),
                        all,
                        most,
                        "main",
                        look.from(one.getKey()).cases(Figure.RECEIVED)))
                .sorted(Comparator.comparing(Line::n).reversed())
                .toList();
    }

    List<Line> units(Look look) {
        Map<String, Tally> units = figures.details(look.scope(), Figure.UNIT_DONE);
        long all = units.values().stream().mapToLong(Tally::n).sum();
        long most = most(units);
        return units.entrySet().stream()
                .map(one -> Line.of(
                        names.unit(one.getKey()),
                        one.getValue().n(),
                        all,
                        most,
                        "main",
                        look.cases(Figure.UNIT_DONE, one.getKey())))
                .sorted(Comparator.comparing(Line::name))
                .toList();
    }

    static Stream<Map.Entry<String, Tally>> sorted(Map<String, Tally> details) {
        return details.entrySet().stream()
                .filter(one -> one.getValue().n() > 0)
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Tally> one) -> one.getValue().n())
                        .reversed()
                        .thenComparing(Map.Entry::getKey));
    }

    static long n(Map<Figure, Tally> tallies, Figure figure) {
        return tallies.getOrDefault(figure, Tally.NONE).n();
    }

    static long n(Map<String, Tally> details, String detail) {
        return details.getOrDefault(detail, Tally.NONE).n();
    }

    private static long most(Map<String, Tally> details) {
        return details.values().stream().mapToLong(Tally::n).max().orElse(0);
    }
}
