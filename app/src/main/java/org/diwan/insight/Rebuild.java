package org.diwan.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts everything anew, month by month, each in a transaction of its own; figures are read meanwhile. */
public class Rebuild {

    private final Rollup rollup;
    private final Months months;
    private final CellCounts cells;
    private final Clock clock;

    Rebuild(Rollup rollup, JdbcClient jdbc, Clock clock, ZoneId zone) {
        this.rollup = rollup;
        this.months = new Months(jdbc, zone);
        this.cells = new CellCounts(jdbc, new Parts(jdbc));
        this.clock = clock;
    }

    /** A month that was counted. */
    record Counted(LocalDate month, long cases, long steps, Duration took) {}

    /** Months that an earlier rebuild, or a change of the calendar, has left. */
    List<LocalDate> left() {
        return months.all();
    }

    /** Has all months to be counted; what was measured by a clock that was wrong is forgotten. */
    List<LocalDate> begin() {
        return rollup.inTurn(() -> {
            rollup.hasBegun();
            if (rollup.horizon().closed().isAfter(clock.instant())) {
                rollup.close(rollup.today());
            }
            months.addAll(clock.instant());
            return months.all();
        });
    }

    /** Counts the next month; empty once none is left. */
    Optional<Counted> next() {
        Instant begin = clock.instant();
        return rollup.inTurn(() -> months.take().map(month -> {
            rollup.count(month);
            Scope scope = new Scope(new Period(month, month.plusMonths(1).minusDays(1)), null, null, null);
            List<Cell> all = cells.count(
                    scope,
                    Piece.of(scope.period(), null, rollup.horizon()),
                    EnumSet.of(Figure.RECEIVED, Figure.STEP_LEFT),
                    Split.NOTHING,
                    false);
            return new Counted(
                    month,
                    sum(all, Figure.RECEIVED),
                    sum(all, Figure.STEP_LEFT),
                    Duration.between(begin, clock.instant()));
        }));
    }

    /** What has changed meanwhile. */
    void end() {
        rollup.catchUp();
    }

    private static long sum(List<Cell> cells, Figure figure) {
        return cells.stream()
                .filter(cell -> cell.figure() == figure)
                .mapToLong(Cell::n)
                .sum();
    }
}
