package org.diwan.claims.pages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diwan.claims.ClaimRefusal;
import org.diwan.claims.check.ClaimFinding;
import org.diwan.claims.reason.Reason;
import org.diwan.claims.reason.ReasonJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What facilities have sent, for their own eyes: another facility's looks as if it were not there. */
@Repository
class Batches {

    private static final String COLUMNS =
            """
            select id, reference, facility_id, coalesce(file_name, reference) as file_name, submitted_at, records_read,
                claims_taken, claims_refused, claims_judged, state, refused_for, refused_key, refused_values
            from claim_batch
            """;

    private final JdbcClient db;

    Batches(JdbcClient db) {
        this.db = db;
    }

    Optional<BatchEntry> find(String reference, String facility) {
        return db.sql(COLUMNS + "where reference = ? and facility_id = ?")
                .params(reference, facility)
                .query(Batches::batch)
                .optional();
    }

    /** The batch that the facility's same content has made before. */
    Optional<BatchEntry> same(String facility, byte[] sha256) {
        return db.sql(COLUMNS + "where facility_id = ? and content_sha256 = ?")
                .params(facility, sha256)
                .query(Batches::batch)
                .optional();
    }

    /**
     * Which batches a list shows.
     *
     * @param all whether any; else those only that wait for the facility
     * @param asked ids of those with a question that the facility has not answered
     * @param since files that were refused after it wait to be sent anew
     */
    record Wanted(boolean all, Set<Long> asked, OffsetDateTime since) {}

    private static final String WANTED =
            """
            where facility_id = :facility
              and (:all or id = any(:asked) or state = 'refused' and submitted_at > :since)""";

    /** A page of a facility's batches, the latest first. */
    List<BatchEntry> of(String facility, Wanted wanted, int limit, int offset) {
        return bind(
                        COLUMNS + WANTED + " order by submitted_at desc, id desc limit :limit offset :offset",
                        facility,
                        wanted)
                .param("limit", limit)
                .param("offset", offset)
                .query(Batches::batch)
                .list();
    }

    int count(String facility, Wanted wanted) {
        return bind("select count(*) from claim_batch " + WANTED, facility, wanted)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec bind(String sql, String facility, Wanted wanted) {
        return db.sql(sql)
                .param("facility", facility)
                .param("all", wanted.all())
                .param("asked", wanted.asked().toArray(Long[]::new))
                .param("since", wanted.since());
    }

    /** The money of batches, by the batch's id. */
    Map<Long, Money> money(List<BatchEntry> batches) {
        Map<Long, Money> byBatch = new HashMap<>();
        db.sql(SUMS.formatted("b.id", "b.id = any(:batches)"))
                .param("batches", batches.stream().map(BatchEntry::id).toArray(Long[]::new))
                .query(row -> {
                    byBatch.put(row.getLong("id"), money(row));
                });
        return byBatch;
    }

    /** The money of all that a facility has sent and that is read, each currency by itself. */
    List<Money> totals(String facility) {
        return db.sql(SUMS.formatted("b.currency", "b.facility_id = :facility and b.claims_taken > 0")
                        + " order by b.currency")
                .param("facility", facility)
                .query((row, number) -> money(row))
                .list();
    }

    /** As {@code claim_batch_sum} and the transfers keep it; no line is looked at. */
    private static final String SUMS =
            """
            select %1$s, min(b.currency) as currency, sum(b.claims_taken) as claims, sum(b.amount) as claimed,
                coalesce(sum(s.allowed), 0) as approved, coalesce(sum(s.reduced), 0) as cut,
                coalesce(sum((select sum(amount) from claim_transfer
                               where batch_id = b.id and state = 'paid')), 0) as paid,
                coalesce(sum(s.denied), 0) as denied
            from claim_batch b left join lateral (
                select sum(allowed) as allowed, sum(reduced) as reduced, sum(denied) as denied
                from claim_batch_sum where batch_id = b.id) s on true
            where %2$s and b.currency is not null group by %1$s""";

    private static Money money(ResultSet row) throws SQLException {
        return new Money(
                row.getString("currency"),
                row.getInt("claims"),
                row.getBigDecimal("claimed"),
                row.getBigDecimal("approved"),
                row.getBigDecimal("paid"),
                row.getBigDecimal("cut"),
                row.getBigDecimal("denied"));
    }

    List<ClaimRefusal> refusals(long batch, int limit, int offset) {
        return db.sql(
                        """
                select record, column_name, reason, reason_key, reason_values, claim_no from claim_refusal
                where batch_id = ? order by record, column_name, reason limit ? offset ?""")
                .params(batch, limit, offset)
                .query((row, number) -> new ClaimRefusal(
                        new ClaimFinding(row.getInt("record"), row.getString("column_name"), reason(row)),
                        row.getString("claim_no")))
                .list();
    }

    int countRefusals(long batch) {
        return db.sql("select count(*) from claim_refusal where batch_id = ?")
                .param(batch)
                .query(Integer.class)
                .single();
    }

    private static Reason reason(ResultSet row) throws SQLException {
        return ReasonJson.read(row.getString("reason_key"), row.getString("reason_values"), row.getString("reason"));
    }

    private static Reason refusedFor(ResultSet row) throws SQLException {
        return ReasonJson.read(
                row.getString("refused_key"), row.getString("refused_values"), row.getString("refused_for"));
    }

    private static BatchEntry batch(ResultSet row, int number) throws SQLException {
        return new BatchEntry(
                row.getLong("id"),
                row.getString("reference"),
                row.getString("facility_id"),
                row.getString("file_name"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getInt("records_read"),
                row.getInt("claims_taken"),
                row.getInt("claims_refused"),
                row.getInt("claims_judged"),
                row.getString("state"),
                row.getString("refused_for") == null ? null : refusedFor(row));
    }
}
