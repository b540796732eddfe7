package org.diwan.claims;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What claims come to. Once all are judged, what was claimed is what is paid, reduced, denied and pended, to the cent.
 *
 * @param waiting lines that are not judged yet
 * @param reduced what is not paid of lines that are paid in part
 */
public record ClaimSums(
        BigDecimal claimed,
        BigDecimal paid,
        BigDecimal reduced,
        BigDecimal denied,
        BigDecimal pended,
        BigDecimal waiting) {

    static final String SQL =
            """
            select coalesce(sum(l.amount), 0) as claimed,
                   coalesce(sum(l.allowed) filter (where l.outcome in ('PAY', 'REDUCE')), 0) as paid,
                   coalesce(sum(l.amount - l.allowed) filter (where l.outcome = 'REDUCE'), 0) as reduced,
                   coalesce(sum(l.amount) filter (where l.outcome = 'DENY'), 0) as denied,
                   coalesce(sum(l.amount) filter (where l.outcome = 'PEND'), 0) as pended,
                   coalesce(sum(l.amount) filter (where l.outcome is null), 0) as waiting
              from claim c join claim_line l on l.claim_id = c.id""";

    static ClaimSums of(ResultSet row, int number) throws SQLException {
        return new ClaimSums(
                row.getBigDecimal("claimed"),
                row.getBigDecimal("paid"),
                row.getBigDecimal("reduced"),
                row.getBigDecimal("denied"),
                row.getBigDecimal("pended"),
                row.getBigDecimal("waiting"));
    }

    /** Whether it adds up. */
    public boolean isBalanced() {
        return claimed.compareTo(paid.add(reduced).add(denied).add(pended).add(waiting)) == 0;
    }
}
