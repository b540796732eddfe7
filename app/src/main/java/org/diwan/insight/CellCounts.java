package org.diwan.insight;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was counted ahead. */
final class CellCounts {

    private final JdbcClient jdbc;
    private final Parts parts;

    CellCounts(JdbcClient jdbc, Parts parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    /**
     * @param pieces of the period
     * @param series whether each hour, day and month is told by itself
     */
    List<Cell> count(Scope scope, List<Piece> pieces, Collection<Figure> figures, Split split, boolean series) {
        if (pieces.isEmpty() || figures.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = new HashMap<>();
        values.put("figures", figures.stream().map(Enum::name).toArray(String[]::new));
        values.put("service", scope.service());
        values.put("offices", chosen(Split.OFFICE, split, scope.office()));
        values.put("channels", chosen(Split.CHANNEL, split, scope.channel()));
        return jdbc.sql(pieces.stream()
                        .map(piece -> read(piece, split, series, scope.service() != null))
                        .collect(Collectors.joining("\nunion all ")))
                .params(values)
                .query(Cell::read)
                .list();
    }

    /** Of which rows there are one for all of them, unless it is split by them. */
    private String[] chosen(Split kind, Split split, @Nullable String one) {
        if (one != null) {
            return new String[] {one};
        }
        return split == kind ? parts.names(kind).toArray(String[]::new) : new String[] {Parts.ALL};
    }

    private static String read(Piece piece, Split split, boolean series, boolean service) {
        boolean details = split == Split.DETAIL;
        String part = details ? "u.detail" : split == Split.NOTHING ? "''" : "t." + split.column();
        return "select t.figure, " + (series ? "t.at" : "null::timestamptz") + ", " + part + ", "
                + (details ? "sum(u.n), 0" : "sum(t.n), sum(t.amount)") + " from insight_tally t"
                + (details ? ", unnest(t.details, t.counts) u (detail, n)" : "") + " where " + piece.condition()
                + " and t.channel = any(:channels::text[]) and t.office = any(:offices::text[])"
                + " and t.figure = any(:figures::text[])" + (service ? " and t.service = :service" : "")
                + " group by 1, 2, 3";
    }
}
