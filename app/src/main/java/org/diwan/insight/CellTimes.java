package org.diwan.insight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads lengths that were counted ahead. */
final class CellTimes {

    private final JdbcClient jdbc;

    CellTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of whole cases, by a column such as the service. */
    Map<String, Times> ofCases(Scope scope, List<Piece> pieces, String by) {
        return read(scope, pieces, "= ''", by);
    }

    /** Of steps, by element. */
    Map<String, Times> ofSteps(Scope scope, List<Piece> pieces) {
        return read(scope, pieces, "<> ''", "element");
    }

    private Map<String, Times> read(Scope scope, List<Piece> pieces, String elements, String by) {
        Map<String, Histogram> histograms = new TreeMap<>();
        if (!pieces.isEmpty()) {
            Map<String, Object> values = new HashMap<>();
            values.put("service", scope.service());
            values.put("office", Objects.requireNonNullElse(scope.office(), Parts.ALL));
            values.put("channel", Objects.requireNonNullElse(scope.channel(), Parts.ALL));
            String rows = pieces.stream()
                    .map(piece -> "select * from insight_time t where " + piece.condition()
                            + " and t.channel = :channel and t.office = :office and t.element "
                            + elements + (scope.service() == null ? "" : " and t.service = :service"))
                    .collect(Collectors.joining(" union all "));
            jdbc.sql(
                            """
                    with t as materialized (%1$s)
                    select %2$s as part, u.length, sum(u.n)::bigint as n, 0 as late, null as target
                    from t, unnest(t.seconds, t.times) u (length, n) group by 1, 2
                    union all
                    select %2$s, 0, 0, sum(late)::bigint, max(target) from t group by 1"""
                                    .formatted(rows, by))
                    .params(values)
                    .query(row -> {
                        histograms
                                .computeIfAbsent(row.getString("part"), none -> new Histogram())
                                .add(
                                        row.getLong("length"),
                                        row.getLong("n"),
                                        row.getLong("late"),
                                        row.getObject("target", Long.class));
                    });
        }
        Map<String, Times> times = new TreeMap<>();
        histograms.forEach((part, histogram) -> times.put(part, histogram.times()));
        return times;
    }
}
