package org.diwan.insight;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts facts where they stand: what is open now, and hours of long ago. */
final class FactCounts {

    private final JdbcClient jdbc;
    private final ScopeValues values;

    FactCounts(JdbcClient jdbc, ScopeValues values) {
        this.jdbc = jdbc;
        this.values = values;
    }

    /** @param grain hour, day or month; null: the whole period in one */
    List<Cell> count(Scope scope, Collection<Figure> figures, Split split, @Nullable Grain grain) {
        if (figures.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(Look.at(figures).stream()
                        .map(look -> "select figure, at, " + split.column() + ", sum(n), sum(amount) from ("
                                + look.counts(at(look, grain), ScopeValues.FILTER) + ") c group by 1, 2, 3")
                        .collect(Collectors.joining("\nunion all ")))
                .params(values.of(scope))
                .query(Cell::read)
                .list();
    }

    private static String at(Look look, @Nullable Grain grain) {
        return grain == null
                ? "null::timestamptz"
                : "date_trunc('" + grain + "', " + look.facts().at() + ", :zone)";
    }
}
