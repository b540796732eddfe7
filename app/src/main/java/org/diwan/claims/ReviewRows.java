package org.diwan.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diwan.claims.ReviewDecision.Decided;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reviews and what was decided in them. */
@Repository
class ReviewRows {

    static final int DAYS_TO_OBJECT = 30;

    private static final String REVIEW = "select reference, claim_id, kind, decided_at from claim_review ";

    /** The lines that are open, or those of these numbers that are denied. */
    private static final String LINES =
            """
            select l.id, l.line_no, l.service_code, coalesce(t.title, l.service_code) as title, l.quantity, l.amount,
                   l.currency, coalesce(l.proposed, l.amount) as proposed, coalesce(l.allowed_quantity, 0) as counted,
                   l.outcome, l.allowed
              from claim_line l left join lateral (
                   select title from tariff_version t
                    where t.service_code = l.service_code and t.valid_from <= l.service_date
                    order by t.valid_from desc limit 1) t on true
             where l.claim_id = :claim
               and (cardinality(:objected::integer[]) = 0 and l.outcome = 'PEND'
                    or l.line_no = any(:objected::integer[]) and l.outcome = 'DENY')
             order by l.line_no""";

    private final JdbcClient db;

    ReviewRows(JdbcClient db) {
        this.db = db;
    }

    record Claim(long id, String state) {

        boolean isPended() {
            return state.equals("pended");
        }
    }

    record Review(String reference, long claimId, String kind, @Nullable OffsetDateTime decidedAt) {

        boolean isObjection() {
            return kind.equals("objection");
        }
    }

    /** The claim, its row locked: reviews of it are opened one after the other. */
    Optional<Claim> lock(String facility, String batch, String claimNo) {
        return db.sql(
                        """
                select c.id, c.state from claim c join claim_batch b on b.id = c.batch_id
                 where c.facility_id = ? and b.reference = ? and c.claim_no = ? for no key update of c""")
                .params(facility, batch, claimNo)
                .query((row, number) -> new Claim(row.getLong("id"), row.getString("state")))
                .optional();
    }

    void add(String reference, long claimId, String kind, OffsetDateTime now) {
        db.sql("insert into claim_review (reference, claim_id, kind, opened_at) values (?, ?, ?, ?)")
                .params(reference, claimId, kind, now)
                .update();
    }

    Optional<Review> find(String reference) {
        return db.sql(REVIEW + "where reference = ?")
                .param(reference)
                .query(ReviewRows::review)
                .optional();
    }

    /** The review, its row locked to the end of the transaction. */
    Review lock(String reference) {
        return db.sql(REVIEW + "where reference = ? for update")
                .param(reference)
                .query(ReviewRows::review)
                .single();
    }

    boolean isOpen(long claimId) {
        return db.sql("select exists (select from claim_review where claim_id = ? and decided_at is null)")
                .param(claimId)
                .query(Boolean.class)
                .single();
    }

    int count(long claimId) {
        return db.sql("select count(*) from claim_review where claim_id = ?")
                .param(claimId)
                .query(Integer.class)
                .single();
    }

    /** Lines denied since then, or open until then, that nobody has objected to. */
    Set<Integer> objectable(long claimId, OffsetDateTime since) {
        return new HashSet<>(db.sql(
                        """
                select l.line_no from claim_line l join claim c on c.id = l.claim_id
                 where c.id = :claim and c.state in ('judged', 'decided') and l.outcome = 'DENY'
                   and greatest(l.decided_at, (select max(decided_at) from claim_review
                                                where claim_id = c.id and kind = 'pended')) > :since
                   and not exists (select from claim_review where claim_id = c.id and decided_at is null)
                   and not exists (select from claim_line_decision d join claim_review r on r.reference = d.reference
                                    where d.line_id = l.id and r.kind = 'objection')""")
                .param("claim", claimId)
                .param("since", since)
                .query(Integer.class)
                .list());
    }

    /** Which person decided these lines of a claim last. */
    Optional<String> decidedBy(long claimId, Collection<Integer> lines) {
        return db.sql(
                        """
                select d.decided_by from claim_line_decision d join claim_line l on l.id = d.line_id
                 where l.claim_id = ? and l.line_no = any(?) order by d.decided_at desc limit 1""")
                .params(claimId, lines.toArray(Integer[]::new))
                .query(String.class)
                .optional();
    }

    List<ReviewedLine> lines(long claimId, Set<Integer> objected) {
        return db.sql(LINES)
                .param("claim", claimId)
                .param("objected", objected.toArray(Integer[]::new))
                .query(ReviewRows::line)
                .list();
    }

    int lane(long claimId) {
        return db.sql("select lane from claim where id = ?")
                .param(claimId)
                .query(Integer.class)
                .single();
    }

    void decide(String reference, List<Decided> decided, @Nullable String note, String by, OffsetDateTime now) {
        Columns<Decided> columns = new Columns<>(decided);
        int written = db.sql(
                        """
                with decided as (
                    select * from unnest(:ids::bigint[], :outcomes::text[], :allowed::numeric[], :quantities::integer[],
                                         :reasons::text[]) as v(id, outcome, allowed, quantity, reason)),
                kept as (
                    insert into claim_line_decision (line_id, reference, outcome, allowed, allowed_quantity, reason, note,
                                                     decided_by, decided_at, before_outcome, before_allowed)
                    select v.id, :reference, v.outcome, v.allowed, v.quantity, v.reason, cast(:note as text), :by,
                           cast(:now as timestamptz), l.outcome, l.allowed
                      from decided v join claim_line l on l.id = v.id)
                update claim_line l
                   set outcome = v.outcome, allowed = v.allowed, allowed_quantity = v.quantity, reason = v.reason,
                       decided_by = :by, decided_at = cast(:now as timestamptz)
                  from decided v where l.id = v.id and l.outcome in ('PEND', 'DENY')""")
                .param("ids", columns.of(one -> one.line().id()))
                .param("outcomes", columns.of(Decided::outcome))
                .param("allowed", columns.of(Decided::allowed))
                .param("quantities", columns.of(Decided::quantity))
                .param("reasons", columns.of(Decided::reason))
                .param("reference", reference)
                .param("note", note)
                .param("by", by)
                .param("now", now)
                .update();
        if (written != decided.size()) {
            throw new ImpossibleDecision("A line of " + reference + " is not open");
        }
    }

    void end(String reference, String by, OffsetDateTime now) {
        db.sql("update claim_review set decided_by = ?, decided_at = ? where reference = ?")
                .params(by, now, reference)
                .update();
    }

    /** The claim is decided; the batch's reference where it was the last one. */
    Optional<String> endOfClaim(long claimId) {
        db.sql("update claim set state = 'decided' where id = ? and state = 'pended'")
                .param(claimId)
                .update();
        return db.sql(
                        """
                update claim_batch b
                   set claims_pended = b.claims_pended - 1,
                       state = case when b.claims_pended = 1 and b.state = 'reviewing' then 'judged' else b.state end
                  from claim c where c.id = ? and b.id = c.batch_id and b.claims_pended > 0
                returning b.reference, b.claims_pended""")
                .param(claimId)
                .query((row, number) -> row.getInt("claims_pended") == 0 ? row.getString("reference") : "")
                .optional()
                .filter(reference -> !reference.isEmpty());
    }

    /** What an objection allows is to be paid, though all else of the batch may be paid already. */
    void payAgain(Review review) {
        db.sql(
                        """
                update claim_batch b set state = 'judged' from claim c
                 where c.id = ? and b.id = c.batch_id and b.state = 'settled'
                   and exists (select from claim_line_decision where reference = ? and allowed > 0)""")
                .params(review.claimId(), review.reference())
                .update();
    }

    private static Review review(ResultSet row, int number) throws SQLException {
        return new Review(
                row.getString("reference"),
                row.getLong("claim_id"),
                row.getString("kind"),
                row.getObject("decided_at", OffsetDateTime.class));
    }

    private static ReviewedLine line(ResultSet row, int number) throws SQLException {
        return new ReviewedLine(
                row.getLong("id"),
                row.getInt("line_no"),
                row.getString("service_code"),
                row.getString("title"),
                row.getInt("quantity"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getBigDecimal("proposed"),
                row.getInt("counted"),
                row.getString("outcome"),
                row.getBigDecimal("allowed"));
    }
}
