package org.diwan.claims.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diwan.claims.api.ClaimRecord.Line;
import org.diwan.claims.api.ClaimRecord.Payment;
import org.diwan.claims.check.ClaimFinding;
import org.diwan.claims.pages.Fired;
import org.diwan.claims.pages.FiredRules;
import org.diwan.claims.reason.Reason;
import org.diwan.claims.reason.ReasonJson;
import org.diwan.web.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A facility's claims; another facility's look as if they were not there. */
@Repository
class ClaimRecords {

    private static final String CLAIMS =
            """
            select c.id, b.reference, c.first_record, c.claim_no, c.facility_id, f.kind, c.national_id, c.patient_name,
                c.currency, b.submitted_at,
                greatest(c.judged_at, (select max(decided_at) from claim_line where claim_id = c.id)) as judged_at
            from claim c join claim_batch b on b.id = c.batch_id join facility f on f.facility_id = c.facility_id
            where c.facility_id = :facility and\s""";

    private static final String LINES =
            """
            select claim_id, id, line_no, service_date, diagnosis, service_code, quantity, unit_price, amount,
                prior_approval, outcome, allowed
            from claim_line where claim_id = any(:claims) order by claim_id, line_no""";

    private static final String PAYMENTS =
            """
            select l.claim_id, t.reference, t.settled_at, sum(p.amount) as amount
            from claim_payment_line p join claim_line l on l.id = p.line_id join claim_transfer t on t.id = p.transfer_id
            where l.claim_id = any(:claims) and p.state = 'paid' and t.settled_at is not null
            group by l.claim_id, t.id order by l.claim_id, t.settled_at, t.id""";

    private final JdbcClient db;
    private final FiredRules rules;
    private final Settings settings;

    ClaimRecords(JdbcClient db, FiredRules rules, Settings settings) {
        this.db = db;
        this.rules = rules;
        this.settings = settings;
    }

    /**
     * Which claims are wanted.
     *
     * @param id of one, or none
     * @param claimNo the facility's number of one, or none
     */
    record Wanted(@Nullable ClaimIds id, @Nullable String claimNo) {

        static final Wanted ALL = new Wanted(null, null);
    }

    Optional<ClaimRecord> find(String facility, ClaimIds id) {
        return page(facility, new Wanted(id, null), Long.MAX_VALUE, 1).stream().findFirst();
    }

    /** How many claims the facility has by this number, as ids, the latest first; some of them where there are many. */
    List<ClaimIds> byNumber(String facility, String claimNo) {
        return db.sql(
                        """
                select b.reference, c.first_record from claim c join claim_batch b on b.id = c.batch_id
                where c.claim_no = ? and c.facility_id = ? order by c.id desc limit 3""")
                .params(claimNo, facility)
                .query((row, number) -> new ClaimIds(row.getString("reference"), row.getInt("first_record")))
                .list();
    }

    /** The batch that the same content has made before. */
    Optional<String> batchOf(String facility, byte[] sha256) {
        return db.sql("select reference from claim_batch where facility_id = ? and content_sha256 = ?")
                .params(facility, sha256)
                .query(String.class)
                .optional();
    }

    /**
     * Some of a facility's claims, the latest first.
     *
     * @param before key of the claim that the page before ended with
     */
    List<ClaimRecord> page(String facility, Wanted wanted, long before, int limit) {
        String which =
                """
                c.id < :before and (:reference::text is null or b.reference = :reference and c.first_record = :record)
                    and (:claimNo::text is null or c.claim_no = :claimNo)
                order by c.id desc limit :limit""";
        ClaimIds id = wanted.id();
        return withLines(db.sql(CLAIMS + which)
                .param("facility", facility)
                .param("before", before)
                .param("reference", id == null ? null : id.batch())
                .param("record", id == null ? 0 : id.record())
                .param("claimNo", wanted.claimNo())
                .param("limit", limit)
                .query(ClaimRecords::claim)
                .list());
    }

    /** What was wrong in a batch, some of it. */
    List<ClaimFinding> refusals(long batch, int limit, int offset) {
        return db.sql(
                        """
                select record, column_name, reason, reason_key, reason_values, place from claim_refusal
                where batch_id = ? order by record, column_name, reason limit ? offset ?""")
                .params(batch, limit, offset)
                .query((row, number) -> new ClaimFinding(
                        row.getInt("record"),
                        row.getString("column_name"),
                        ReasonJson.read(
                                row.getString("reason_key"), row.getString("reason_values"), row.getString("reason")),
                        row.getString("place")))
                .list();
    }

    /** Why a batch was not taken as a whole, where it was not. */
    Optional<Reason> refusedFor(long batch) {
        return db.sql(
                        """
                select refused_for, refused_key, refused_values from claim_batch
                where id = ? and refused_for is not null""")
                .param(batch)
                .query((row, number) -> ReasonJson.read(
                        row.getString("refused_key"), row.getString("refused_values"), row.getString("refused_for")))
                .optional();
    }

    /** The claims of a batch in the order of the file, some behind one. */
    List<ClaimRecord> behind(String facility, long batch, long claim, int limit) {
        return withLines(db.sql(CLAIMS + "c.batch_id = :batch and c.id > :claim order by c.id limit :limit")
                .param("facility", facility)
                .param("batch", batch)
                .param("claim", claim)
                .param("limit", limit)
                .query(ClaimRecords::claim)
                .list());
    }

    private List<ClaimRecord> withLines(List<ClaimRecord> claims) {
        record Of(long claim, Line line) {}
        Long[] keys = claims.stream().map(ClaimRecord::key).toArray(Long[]::new);
        List<Of> lines = db.sql(LINES)
                .param("claims", keys)
                .query((row, number) -> new Of(row.getLong("claim_id"), line(row)))
                .list();
        Map<Long, List<Fired>> fired =
                rules.ofLines(lines.stream().map(one -> one.line().key()).toList());
        Map<Long, List<Payment>> payments = payments(keys);
        Map<Long, List<Line>> ofClaims = new HashMap<>();
        lines.forEach(one -> ofClaims.computeIfAbsent(one.claim(), claim -> new ArrayList<>())
                .add(with(one.line(), fired.getOrDefault(one.line().key(), List.of()))));
        return claims.stream()
                .map(claim -> with(
                        claim,
                        ofClaims.getOrDefault(claim.key(), List.of()),
                        payments.getOrDefault(claim.key(), List.of())))
                .toList();
    }

    private Map<Long, List<Payment>> payments(Long[] claims) {
        Map<Long, List<Payment>> payments = new HashMap<>();
        db.sql(PAYMENTS).param("claims", claims).query(row -> {
            LocalDate day = LocalDate.ofInstant(
                    row.getObject("settled_at", OffsetDateTime.class).toInstant(), settings.zone());
            payments.computeIfAbsent(row.getLong("claim_id"), claim -> new ArrayList<>())
                    .add(new Payment(row.getString("reference"), row.getBigDecimal("amount"), day));
        });
        return payments;
    }

    private static Line with(Line line, List<Fired> fired) {
        return new Line(
                line.key(),
                line.lineNo(),
                line.serviceDate(),
                line.diagnosis(),
                line.serviceCode(),
                line.quantity(),
                line.unitPrice(),
                line.amount(),
                line.priorApproval(),
                line.outcome(),
                line.allowed(),
                fired);
    }

    private static ClaimRecord with(ClaimRecord claim, List<Line> lines, List<Payment> payments) {
        return new ClaimRecord(
                claim.key(),
                claim.id(),
                claim.claimNo(),
                claim.facilityId(),
                claim.facilityKind(),
                claim.nationalId(),
                claim.patientName(),
                claim.currency(),
                claim.sentAt(),
                claim.judgedAt(),
                lines,
                payments);
    }

    private static ClaimRecord claim(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime judged = row.getObject("judged_at", OffsetDateTime.class);
        return new ClaimRecord(
                row.getLong("id"),
                new ClaimIds(row.getString("reference"), row.getInt("first_record")),
                row.getString("claim_no"),
                row.getString("facility_id"),
                row.getString("kind"),
                row.getString("national_id"),
                row.getString("patient_name"),
                row.getString("currency"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                judged == null ? null : judged.toInstant(),
                List.of(),
                List.of());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getInt("line_no"),
                row.getObject("service_date", LocalDate.class),
                row.getString("diagnosis"),
                row.getString("service_code"),
                row.getInt("quantity"),
                row.getBigDecimal("unit_price"),
                row.getBigDecimal("amount"),
                row.getString("prior_approval"),
                row.getString("outcome"),
                row.getBigDecimal("allowed"),
                List.of());
    }
}
