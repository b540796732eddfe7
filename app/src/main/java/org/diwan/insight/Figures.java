package org.diwan.insight;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.diwan.calendar.CalendarSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of a scope: of its period, or of now. */
@Component
public class Figures {

    private final FactCounts facts;
    private final CellCounts cells;
    private final LiveCounts live;
    private final Horizons horizons;
    private final Units units;
    private final Clock clock;
    private final ZoneId zone;
    private final DayOfWeek week;

    Figures(
            JdbcClient jdbc,
            ScopeValues values,
            Parts parts,
            Units units,
            InsightSettings settings,
            CalendarSettings calendar,
            Clock clock,
            @Value("${diwan.zone}") ZoneId zone) {
        this.facts = new FactCounts(jdbc, values);
        this.cells = new CellCounts(jdbc, parts);
        this.live = new LiveCounts(jdbc, values, settings.liveFor(), clock);
        this.horizons = new Horizons(jdbc, clock, zone);
        this.units = units;
        this.clock = clock;
        this.zone = zone;
        this.week = calendar.days().contains(DayOfWeek.SUNDAY) ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY;
    }

    /** All figures at once; those of now whatever the period. */
    public Map<Figure, Tally> totals(Scope scope) {
        Map<Figure, Tally> totals = none();
        count(scope, EnumSet.allOf(Figure.class), Split.NOTHING)
                .forEach(cell -> totals.merge(cell.figure(), cell.tally(), Tally::plus));
        return filled(totals);
    }

    /** Figures of a period, over its time; every piece of it up to now, with zeros where nothing was. */
    public SortedMap<Instant, Map<Figure, Tally>> series(Scope scope, Grain grain, Set<Figure> figures) {
        List<Figure> ofPeriod =
                figures.stream().filter(figure -> !figure.isNow()).toList();
        SortedMap<Instant, Map<Figure, Tally>> series = new TreeMap<>();
        for (Cell cell : moved(scope, grain, ofPeriod)) {
            series.computeIfAbsent(begin(cell.at(), grain), none -> none())
                    .merge(cell.figure(), cell.tally(), Tally::plus);
        }
        pieces(scope.period(), grain, series.isEmpty() ? null : series.firstKey())
                .forEach(at -> series.computeIfAbsent(at, none -> none()));
        series.values().forEach(tallies -> ofPeriod.forEach(figure -> tallies.putIfAbsent(figure, Tally.NONE)));
        return series;
    }

    /** One figure by its details: steps, reasons, units, ages; only what there is. One without details has one, the empty word. */
    public Map<String, Tally> details(Scope scope, Figure figure) {
        Map<String, Tally> details = new TreeMap<>();
        List<String> shown = figure == Figure.UNIT_DONE ? units.shown(scope.period()) : List.of();
        Split split = figure.hasDetails() ? Split.DETAIL : Split.NOTHING;
        for (Cell cell : count(scope, EnumSet.of(figure), split)) {
            String detail = figure == Figure.UNIT_DONE && !shown.contains(cell.part()) ? "" : cell.part();
            details.merge(detail, cell.tally(), Tally::plus);
        }
        return details;
    }

    /** All figures of each service, also of those withdrawn since. */
    public Map<String, Map<Figure, Tally>> byService(Scope scope) {
        return by(count(scope, EnumSet.allOf(Figure.class), Split.SERVICE));
    }

    /** All figures of each office. */
    public Map<String, Map<Figure, Tally>> byOffice(Scope scope) {
        return by(count(scope, EnumSet.allOf(Figure.class), Split.OFFICE));
    }

    /** All figures of each channel. */
    public Map<String, Map<Figure, Tally>> byChannel(Scope scope) {
        return by(count(scope, EnumSet.allOf(Figure.class), Split.CHANNEL));
    }

    /** How many cases were open at the end of each piece of the period, or are now in the one that goes on. */
    public SortedMap<Instant, Long> openAtEndOf(Scope scope, Grain grain) {
        Set<Figure> moves = EnumSet.of(Figure.RECEIVED, Figure.DECIDED);
        Period before = new Period(LocalDate.MIN, scope.period().from().minusDays(1));
        long open = 0;
        for (Cell cell : count(scope.in(before), moves, Split.NOTHING)) {
            open += cell.figure() == Figure.RECEIVED ? cell.n() : -cell.n();
        }
        SortedMap<Instant, Long> ends = new TreeMap<>();
        for (Map.Entry<Instant, Map<Figure, Tally>> piece :
                series(scope, grain, moves).entrySet()) {
            Map<Figure, Tally> moved = piece.getValue();
            open += moved.getOrDefault(Figure.RECEIVED, Tally.NONE).n()
                    - moved.getOrDefault(Figure.DECIDED, Tally.NONE).n();
            ends.put(piece.getKey(), open);
        }
        return ends;
    }

    private List<Cell> count(Scope scope, Collection<Figure> figures, Split split) {
        List<Figure> ofPeriod =
                figures.stream().filter(figure -> !figure.isNow()).toList();
        List<Figure> ofNow = figures.stream().filter(Figure::isNow).toList();
        List<Cell> counted = new ArrayList<>();
        if (!ofPeriod.isEmpty()) {
            counted.addAll(cells.count(scope, horizons.pieces(scope, null), ofPeriod, split, false));
        }
        counted.addAll(live.count(scope, ofNow, split));
        return counted;
    }

    /** Hours of long ago are not kept; they are counted where they stand. */
    private List<Cell> moved(Scope scope, Grain grain, List<Figure> figures) {
        Horizon horizon = horizons.now();
        if (grain == Grain.HOUR && scope.period().begin(zone).isBefore(horizon.hours())) {
            return facts.count(scope, figures, Split.NOTHING, Grain.HOUR);
        }
        Grain coarsest = grain == Grain.WEEK ? Grain.DAY : grain;
        return cells.count(scope, Piece.of(scope.period(), coarsest, horizon), figures, Split.NOTHING, true);
    }

    /** All figures of each part, zero where there is nothing. */
    private static Map<String, Map<Figure, Tally>> by(List<Cell> cells) {
        Map<String, Map<Figure, Tally>> parts = new TreeMap<>();
        for (Cell cell : cells) {
            parts.computeIfAbsent(cell.part(), none -> none()).merge(cell.figure(), cell.tally(), Tally::plus);
        }
        parts.values().forEach(Figures::filled);
        return parts;
    }

    private static Map<Figure, Tally> filled(Map<Figure, Tally> tallies) {
        List.of(Figure.values()).forEach(figure -> tallies.putIfAbsent(figure, Tally.NONE));
        return tallies;
    }

    private static Map<Figure, Tally> none() {
        return new EnumMap<>(Figure.class);
    }

    private Instant begin(@Nullable Instant at, Grain grain) {
        return grain.floor((at == null ? clock.instant() : at).atZone(zone), week)
                .toInstant();
    }

    /** Begins of the pieces of a period, from the first fact and a year back at most where it begins before there were any. */
    private List<Instant> pieces(Period period, Grain grain, @Nullable Instant first) {
        Instant now = clock.instant();
        Instant end = period.end(zone).isAfter(now) ? now.plusNanos(1) : period.end(zone);
        Instant earliest = now.atZone(zone).minusYears(1).toInstant();
        Instant known = first != null && first.isBefore(earliest) ? first : earliest;
        Instant begin = period.begin(zone).isBefore(known) ? known : period.begin(zone);
        ZonedDateTime at = grain.floor(begin.atZone(zone), week);
        List<Instant> pieces = new ArrayList<>();
        while (at.toInstant().isBefore(end)) {
            pieces.add(at.toInstant());
            at = grain.next(at);
        }
        return pieces;
    }
}
