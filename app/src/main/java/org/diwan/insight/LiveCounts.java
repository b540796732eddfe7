package org.diwan.insight;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts what is open now, in the indexes of what is open. All that a page asks for comes from one look, which others may
 * use for a moment too.
 */
final class LiveCounts {

    private static final List<Look> LOOKS = List.of(
            new Look(
                    Facts.AGED_CASES,
                    Ages.BUCKET,
                    List.of(Figure.OPEN, Figure.DUE_TODAY, Figure.NEAR, Figure.OVERDUE, Figure.WITH_CLIENT, Figure.AGE)),
            new Look(Facts.OPEN_STEPS, "f.element", List.of(Figure.STEP_WAITING, Figure.STEP_OVERDUE)));

    private final JdbcClient jdbc;
    private final ScopeValues values;
    private final Duration fresh;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Seen seen;

    /** @param fresh how long a look is good for */
    LiveCounts(JdbcClient jdbc, ScopeValues values, Duration fresh, Clock clock) {
        this.jdbc = jdbc;
        this.values = values;
        this.fresh = fresh;
        this.clock = clock;
    }

    private record Line(Figure figure, String service, String office, String channel, String detail, long n) {

        boolean isIn(Scope scope) {
            return (scope.service() == null || scope.service().equals(service))
                    && (scope.office() == null || scope.office().equals(office))
                    && (scope.channel() == null || scope.channel().equals(channel));
        }

        String part(Split split) {
            return switch (split) {
                case NOTHING -> "";
                case SERVICE -> service;
                case OFFICE -> office;
                case CHANNEL -> channel;
                case DETAIL -> detail;
            };
        }
    }

    private record Seen(Instant at, List<Line> lines) {}

    /** Figures of now in the scope, whatever its period. */
    List<Cell> count(Scope scope, Collection<Figure> figures, Split split) {
        if (figures.isEmpty()) {
            return List.of();
        }
        EnumSet<Figure> wanted = EnumSet.copyOf(figures);
        return look().stream()
                .filter(line -> wanted.contains(line.figure()) && line.isIn(scope))
                .map(line -> new Cell(line.figure(), null, line.part(split), line.n(), BigDecimal.ZERO))
                .toList();
    }

    private List<Line> look() {
        Seen last = seen;
        Instant asked = clock.instant();
        if (last != null && isFresh(last, asked)) {
            return last.lines();
        }
        looking.lock();
        try {
            last = seen;
            if (last != null && isFresh(last, asked)) {
                return last.lines();
            }
            Seen now = new Seen(asked, read());
            seen = now;
            return now.lines();
        } finally {
            looking.unlock();
        }
    }

    private boolean isFresh(Seen last, Instant asked) {
        return !asked.isBefore(last.at()) && Duration.between(last.at(), asked).compareTo(fresh) < 0;
    }

    private List<Line> read() {
        return jdbc.sql(LOOKS.stream()
                        .map(look -> look.counts("null::timestamptz", ""))
                        .collect(Collectors.joining("\nunion all ")))
                .params(values.ofNow())
                .query((row, number) -> new Line(
                        Figure.valueOf(row.getString("figure")),
                        row.getString("service"),
                        row.getString("office"),
                        row.getString("channel"),
                        row.getString("detail"),
                        row.getLong("n")))
                .list();
    }
}
