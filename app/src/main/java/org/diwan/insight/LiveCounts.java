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

    private static final List<Figure> OF_CASES =
            List.of(Figure.OPEN, Figure.DUE_TODAY, Figure.NEAR, Figure.OVERDUE, Figure.WITH_CLIENT);

    /** In the order of the index; ages are told apart by how many are at most as old. */
    private static final String CASES =
            """
            select k.service, k.office, k.channel, v.figure, v.detail, v.n
            from (select f.service, f.office, f.channel, count(*) as whole, %s, %s
                  from case_file f where %s group by 1, 2, 3) k
            cross join lateral (values %s, ('AGE', 'today', k.today), ('AGE', '1-2', k.upTo2 - k.today),
                ('AGE', '3-5', k.upTo5 - k.upTo2), ('AGE', '6-10', k.upTo10 - k.upTo5),
                ('AGE', 'over-10', k.whole - k.upTo10)) v (figure, detail, n)
            where v.n > 0"""
                    .formatted(
                            each("count(*) filter (where %2$s) as %1$s"),
                            Ages.upToEach(),
                            Facts.OPEN_CASES.condition(),
                            each("('%1$s', '', k.%1$s)"));

    private static final String STEPS = "select service, office, channel, figure, detail, n from ("
            + new Look(Facts.OPEN_STEPS, "f.element", List.of(Figure.STEP_WAITING, Figure.STEP_OVERDUE))
                    .counts("null::timestamptz", "")
            + ") steps";

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

    private static String each(String form) {
        return OF_CASES.stream()
                .map(figure -> form.formatted(figure.name(), figure.condition()))
                .collect(Collectors.joining(", "));
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
        return jdbc.sql(CASES + " union all " + STEPS)
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
