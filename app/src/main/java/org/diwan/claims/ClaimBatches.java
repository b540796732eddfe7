package org.diwan.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diwan.claims.check.ClaimLine;
import org.diwan.claims.reason.ReasonJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What facilities sent: kept claim by claim, each once, however often reading begins again. */
@Service
public class ClaimBatches {

    private final JdbcClient db;
    private final Clock clock;

    ClaimBatches(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Begins a batch. The same content, sent again by the same facility, is answered with the first batch; whether it is
     * that tells its reference.
     */
    @Transactional
    public Batch open(NewBatch batch) {
        db.sql(
                        """
                insert into claim_batch (reference, facility_id, file_name, format, content_sha256, document,
                                         submitted_by, channel, submitted_at)
                values (?, ?, ?, ?, decode(?, 'hex'), ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        batch.reference(),
                        batch.facilityId(),
                        batch.fileName(),
                        batch.format(),
                        batch.sha256(),
                        batch.document(),
                        batch.submittedBy(),
                        batch.channel(),
                        now())
                .update();
        return db.sql("select * from claim_batch where facility_id = ? and content_sha256 = decode(?, 'hex')")
                .params(batch.facilityId(), batch.sha256())
                .query(ClaimBatches::toBatch)
                .single();
    }

    /** The batch of a case. */
    public Optional<Batch> find(String reference) {
        return db.sql("select * from claim_batch where reference = ?")
                .param(reference)
                .query(ClaimBatches::toBatch)
                .optional();
    }

    /** A batch that is there. */
    public Batch get(long id) {
        return db.sql("select * from claim_batch where id = ?")
                .param(id)
                .query(ClaimBatches::toBatch)
                .single();
    }

    /** Keeps a claim, as {@link #take(long, Collection)} does. */
    @Transactional
    public int take(long batchId, NewClaim claim) {
        return take(batchId, List.of(claim));
    }

    /** Keeps claims; those that are kept already are left alone. Returns how many were new. */
    @Transactional
    public int take(long batchId, Collection<NewClaim> claims) {
        Columns<NewClaim> columns = new Columns<>(claims);
        Columns<ClaimLine> lines = new Columns<>(
                claims.stream().flatMap(claim -> claim.lines().stream()).toList());
        return db.sql(
                        """
                with taken as (
                    insert into claim (batch_id, claim_no, facility_id, national_id, patient_name, first_record, amount,
                                       currency)
                    select :batch, * from unnest(:claim::text[], :facility::text[], :patient::text[], :name::text[],
                                                 :first::integer[], :amount::numeric[], :currency::text[])
                    on conflict (batch_id, claim_no) do nothing
                    returning id, claim_no, national_id),
                lines as (
                    insert into claim_line (claim_id, line_no, record, national_id, service_date, diagnosis,
                                            service_code, quantity, unit_price, amount, currency, prior_approval)
                    select t.id, l.line_no, l.record, t.national_id, l.service_date, l.diagnosis, l.service_code,
                           l.quantity, l.unit_price, l.amount, l.currency, l.prior_approval
                      from unnest(:lineClaim::text[], :lineNo::integer[], :record::integer[], :day::date[],
                                  :diagnosis::text[], :service::text[], :quantity::integer[], :price::numeric[],
                                  :lineAmount::numeric[], :lineCurrency::text[], :approval::text[])
                           with ordinality
                           as l(claim_no, line_no, record, service_date, diagnosis, service_code, quantity, unit_price,
                                amount, currency, prior_approval, place)
                      join taken t on t.claim_no = l.claim_no
                     order by l.place)
                select count(*) from taken""")
                .param("batch", batchId)
                .param("claim", columns.of(claim -> claim.first().claimNo()))
                .param("facility", columns.of(claim -> claim.first().facilityId()))
                .param("patient", columns.of(claim -> claim.first().nationalId()))
                .param("name", columns.of(claim -> claim.first().patientName()))
                .param("first", columns.of(NewClaim::firstRecord))
                .param("amount", columns.of(NewClaim::amount))
                .param("currency", columns.of(claim -> claim.first().currency()))
                .param("lineClaim", lines.of(ClaimLine::claimNo))
                .param("lineNo", lines.of(ClaimLine::lineNo))
                .param("record", lines.of(ClaimLine::record))
                .param("day", lines.of(ClaimLine::serviceDate))
                .param("diagnosis", lines.of(ClaimLine::diagnosis))
                .param("service", lines.of(ClaimLine::serviceCode))
                .param("quantity", lines.of(ClaimLine::quantity))
                .param("price", lines.of(ClaimLine::unitPrice))
                .param("lineAmount", lines.of(ClaimLine::amount))
                .param("lineCurrency", lines.of(ClaimLine::currency))
                .param("approval", lines.of(ClaimLine::priorApproval))
                .query(Integer.class)
                .single();
    }

    /** Keeps what was wrong in the file; what is kept already stays as it is. */
    @Transactional
    public void refuse(long batchId, Collection<ClaimRefusal> refusals) {
        Columns<ClaimRefusal> columns = new Columns<>(refusals);
        db.sql(
                        """
                insert into claim_refusal (batch_id, record, column_name, reason, claim_no, reason_key, reason_values, place)
                select :batch, * from unnest(:record::integer[], :column::text[], :reason::text[], :claim::text[],
                                             :keys::text[], :values::json[], :places::text[])
                on conflict do nothing""")
                .param("batch", batchId)
                .param("record", columns.of(refusal -> refusal.finding().record()))
                .param("column", columns.of(refusal -> refusal.finding().column()))
                .param("reason", columns.of(refusal -> refusal.finding().reason()))
                .param("claim", columns.of(ClaimRefusal::claimNo))
                .param("places", columns.of(refusal -> refusal.finding().place()))
                .param("keys", columns.of(refusal -> refusal.finding().reason().key()))
                .param(
                        "values",
                        columns.of(refusal -> ReasonJson.write(refusal.finding().reason())))
                .update();
    }

    /** The file is read to its end: its claims may be judged. Nothing changes where that was said before. */
    @Transactional
    public Batch endReading(long batchId, int recordsRead) {
        db.sql(
                        """
                update claim_batch b
                   set records_read = :records, claims_taken = c.taken, amount = c.amount, currency = c.currency,
                       claims_refused = (select count(distinct claim_no) from claim_refusal where batch_id = b.id),
                       state = case when c.taken = 0 then 'refused' else 'judging' end, read_at = :now
                  from (select count(*) as taken, coalesce(sum(amount), 0) as amount, min(currency) as currency
                          from claim where batch_id = :batch) c
                 where b.id = :batch and b.state = 'reading'""")
                .param("records", recordsRead)
                .param("now", now())
                .param("batch", batchId)
                .update();
        return get(batchId);
    }

    /** What a batch comes to. */
    public ClaimSums sums(long batchId) {
        return db.sql(ClaimSums.SQL + " where c.batch_id = ?")
                .param(batchId)
                .query(ClaimSums::of)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Batch toBatch(ResultSet row, int number) throws SQLException {
        return new Batch(
                row.getLong("id"),
                row.getString("reference"),
                row.getString("facility_id"),
                row.getString("file_name"),
                Batch.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("records_read"),
                row.getInt("claims_taken"),
                row.getInt("claims_refused"),
                row.getInt("claims_judged"),
                row.getInt("claims_pended"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant());
    }
}
