package org.diwan.claims;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.diwan.claims.rules.ClaimFacts.Usual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the judgement of a batch has come. */
@Repository
class BatchRows {

    /** As many as the table {@code claim} has. */
    static final int LANES = 10;

    /** Any number; the same for every node, and for nothing else. */
    private static final int JUDGING = 0x0C1A1A5;

    private static final int DAYS_BACK = 90;
    private static final int FEWEST_CLAIMS = 200;

    private final JdbcClient db;

    BatchRows(JdbcClient db) {
        this.db = db;
    }

    /** One chunk of a lane at a time in the whole house, so that none misses what another is just about to pay. */
    void lock(int lane) {
        db.sql("select pg_advisory_xact_lock(?, ?)").params(JUDGING, lane).query(row -> {
            // Held until the transaction ends; says nothing.
        });
    }

    /** Compares the batch with what other facilities of its kind claimed lately; once, before its first claim is judged. */
    void compare(Batch batch, String kind) {
        db.sql(
                        """
                with others as (
                    select sum(b.amount) / sum(b.claims_taken) as usual
                      from claim_batch b join facility f on f.facility_id = b.facility_id
                     where f.kind = :kind and b.facility_id <> :facility and b.currency = :currency
                       and b.state not in ('reading', 'refused') and b.submitted_at between :since and :until
                    having sum(b.claims_taken) >= :fewest and sum(b.amount) > 0)
                update claim_batch b
                   set usual_amount = o.usual, usual_percent = least(b.amount / b.claims_taken * 100 / o.usual, 1000000)
                  from others o
                 where b.id = :id and b.claims_judged = 0 and b.claims_taken > 0""")
                .param("kind", kind)
                .param("facility", batch.facilityId())
                .param("currency", batch.currency())
                .param("since", utc(batch.submittedAt()).minusDays(DAYS_BACK))
                .param("until", utc(batch.submittedAt()))
                .param("fewest", FEWEST_CLAIMS)
                .param("id", batch.id())
                .update();
    }

    Optional<Usual> usual(long batchId) {
        return db.sql("select usual_amount, usual_percent from claim_batch where id = ? and usual_percent is not null")
                .param(batchId)
                .query((row, number) -> {
                    BigDecimal amount = row.getBigDecimal("usual_amount");
                    return new Usual(amount, row.getInt("usual_percent"));
                })
                .optional();
    }

    void advance(long batchId, int judged, int pended) {
        db.sql(
                        """
                update claim_batch set claims_judged = claims_judged + ?, claims_pended = claims_pended + ?
                 where id = ?""")
                .params(judged, pended, batchId)
                .update();
    }

    /** Nothing waits any more. */
    void end(long batchId, Instant now) {
        db.sql(
                        """
                update claim_batch set state = case when claims_pended > 0 then 'reviewing' else 'judged' end,
                       judged_at = :now
                 where id = :id and state = 'judging'""")
                .param("now", utc(now))
                .param("id", batchId)
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
