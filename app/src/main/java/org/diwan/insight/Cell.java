package org.diwan.insight;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A count.
 *
 * @param at begin of the hour, day or month; null where it is of the whole period
 * @param part service, office, channel or detail, by what was split
 */
record Cell(Figure figure, @Nullable Instant at, String part, long n, BigDecimal amount) {

    /** A row of figure, at, part, n and amount. */
    static Cell read(ResultSet row, int number) throws SQLException {
        OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
        return new Cell(
                Figure.valueOf(row.getString(1)),
                at == null ? null : at.toInstant(),
                row.getString(3),
                row.getLong(4),
                row.getBigDecimal(5));
    }

    Tally tally() {
        return new Tally(n, amount);
    }
}
