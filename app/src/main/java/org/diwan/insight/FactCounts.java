package org.diwan.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts facts where they stand: what is open now, and whatever is not counted ahead. */
@Repository
class FactCounts {

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
        Map<String, Object> named = values.of(scope);
        return jdbc.sql(figures.stream()
                        .map(figure -> count(figure, split, grain))
                        .collect(Collectors.joining("\nunion all ")))
                .params(named)
                .query(FactCounts::read)
                .list();
    }

    private static String count(Figure figure, Split split, @Nullable Grain grain) {
        String at = grain == null
                ? "null::timestamptz"
                : "date_trunc('" + grain + "', " + figure.facts().at() + ", :zone)";
        return "select '" + figure + "', " + at + ", " + split.of(figure) + ", count(*), coalesce(sum("
                + figure.amount() + "), 0) from " + figure.facts().from() + " where "
                + ScopeValues.condition(figure) + " group by 2, 3";
    }

    private static Cell read(ResultSet row, int number) throws SQLException {
        OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
        return new Cell(
                Figure.valueOf(row.getString(1)),
                at == null ? null : at.toInstant(),
                row.getString(3),
                row.getLong(4),
                row.getBigDecimal(5));
    }
}
