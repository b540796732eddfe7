package org.diwan.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diwan.claims.WaitingClaim.StoredLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The claims of a batch that wait to be judged, lane by lane in the order of the file. */
@Repository
class WaitingClaims {

    private static final String NEXT =
            """
            with next as materialized (
                select id, claim_no, national_id, amount, first_record from claim
                 where batch_id = :batch and lane = :lane and state = 'waiting'
                 order by first_record, id limit :most)
            select n.id as claim, n.claim_no, n.national_id, n.amount as claim_amount, l.id, l.line_no, l.service_date,
                   l.diagnosis, l.service_code, l.quantity, l.unit_price, l.amount, l.currency, l.prior_approval
              from next n join claim_line l on l.claim_id = n.id
             order by n.first_record, n.id, l.line_no""";

    private final JdbcClient db;

    WaitingClaims(JdbcClient db) {
        this.db = db;
    }

    /** The next so many of a lane. */
    List<WaitingClaim> next(long batchId, int lane, int most) {
        Map<Long, WaitingClaim> claims = new LinkedHashMap<>();
        db.sql(NEXT)
                .param("batch", batchId)
                .param("lane", lane)
                .param("most", most)
                .query(row -> {
                    WaitingClaim claim = claims.get(row.getLong("claim"));
                    if (claim == null) {
                        claim = toClaim(row);
                        claims.put(claim.id(), claim);
                    }
                    claim.lines().add(toLine(row));
                });
        return List.copyOf(claims.values());
    }

    private static WaitingClaim toClaim(ResultSet row) throws SQLException {
        return new WaitingClaim(
                row.getLong("claim"),
                row.getString("claim_no"),
                row.getString("national_id"),
                row.getBigDecimal("claim_amount"),
                new ArrayList<>());
    }

    private static StoredLine toLine(ResultSet row) throws SQLException {
        return new StoredLine(
                row.getLong("id"),
                row.getInt("line_no"),
                row.getObject("service_date", LocalDate.class),
                row.getString("diagnosis"),
                row.getString("service_code"),
                row.getInt("quantity"),
                row.getBigDecimal("unit_price"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("prior_approval"));
    }
}
