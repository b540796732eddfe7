package org.diwan.claims;

import java.util.List;
import java.util.Map;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Begins the reviews of a batch, a case a claim. Each is a transaction of its own, in threads of their own, since the
 * engine's work on the batch's case is one transaction; a claim has one case, however often this begins again.
 */
@Component
class ReviewCases {

    private static final String SYSTEM = "system";
    private static final int PAGE = 50;

    private final JdbcClient db;
    private final Cases cases;

    ReviewCases(JdbcClient db, Cases cases) {
        this.db = db;
        this.cases = cases;
    }

    private record Pended(long id, String claimNo) {}

    void begin(Batch batch) {
        Lanes.run(BatchRows.LANES, lane -> {
            List<Pended> some = pended(batch.id(), lane, 0);
            while (!some.isEmpty()) {
                some.forEach(claim -> begin(batch, claim));
                some = pended(batch.id(), lane, some.get(some.size() - 1).id());
            }
            return false;
        });
    }

    private void begin(Batch batch, Pended claim) {
        cases.submit(new NewCase(
                Reviews.SERVICE,
                batch.facilityId(),
                SYSTEM,
                "api",
                Map.of("kind", "pended", "batch", batch.reference(), "claim", claim.claimNo()),
                Reviews.SERVICE + "/" + claim.id()));
    }

    /** Those of a lane behind a claim that nobody has begun to review. */
    private List<Pended> pended(long batch, int lane, long behind) {
        return db.sql(
                        """
                select c.id, c.claim_no from claim c
                 where c.batch_id = ? and c.lane = ? and c.state = 'pended' and c.id > ?
                   and not exists (select from claim_review r where r.claim_id = c.id)
                 order by c.id limit ?""")
                .params(batch, lane, behind, PAGE)
                .query((row, number) -> new Pended(row.getLong("id"), row.getString("claim_no")))
                .list();
    }
}
