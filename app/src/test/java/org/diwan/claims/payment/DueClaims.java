package org.diwan.claims.payment;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.diwan.money.Iban;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Facilities of a test's own, with claims that are judged. */
public record DueClaims(JdbcClient db) {

    private static final AtomicInteger LAST = new AtomicInteger();

    /** A facility whose account the demo bank keeps silent on. */
    String facility() {
        return facility("7");
    }

    /** @param digit at the end of its account, by which the demo bank reports */
    public String facility(String digit) {
        String id = facilityWithoutAccount();
        db.sql(
                        """
                insert into facility_account (facility_id, valid_from, iban, holder_name, bank_bic)
                values (?, '2025-01-01', ?, 'Clinic <A> & Sons', 'DIWASARI')""")
                .params(id, Iban.of("SA", "10" + "0".repeat(13) + id.substring(2) + digit))
                .update();
        return id;
    }

    String facilityWithoutAccount() {
        String id = "FX" + String.format("%04d", LAST.incrementAndGet());
        db.sql("insert into facility values (?, 'Clinic ' || ?, 'عيادة', 'clinic', null, '2020-01-01', null, now())")
                .params(id, id)
                .update();
        return id;
    }

    /** A file of one claim, whose lines were allowed these amounts. */
    public long batch(String facility, String... allowed) {
        return batch(facility, "SAR", List.of(allowed));
    }

    long batch(String facility, String currency, List<String> allowed) {
        int number = LAST.incrementAndGet();
        long batch = db.sql(
                        """
                insert into claim_batch (reference, facility_id, file_name, format, content_sha256, submitted_by, channel,
                                         submitted_at, state, judged_at)
                values (?, ?, ?, 'csv', sha256(?::bytea), 'hospital', 'web', now(), 'judged', now()) returning id""")
                .params("CLM-T-" + number, facility, "file-" + number + ".csv", "content " + number)
                .query(Long.class)
                .single();
        long claim = claim(batch, facility, currency, number, "judged");
        for (int i = 0; i < allowed.size(); i++) {
            line(claim, i + 1, currency, new BigDecimal(allowed.get(i)));
        }
        return batch;
    }

    private long claim(long batch, String facility, String currency, int number, String state) {
        return db.sql(
                        """
                insert into claim (batch_id, claim_no, facility_id, national_id, patient_name, first_record, amount,
                                   currency, state)
                values (?, ?, ?, '1000000008', 'Nouf', 1, 0, ?, ?) returning id""")
                .params(batch, "C-" + number, facility, currency, state)
                .query(Long.class)
                .single();
    }

    private void line(long claim, int number, String currency, BigDecimal allowed) {
        db.sql(
                        """
                insert into claim_line (claim_id, line_no, record, national_id, service_date, diagnosis, service_code,
                                        quantity, unit_price, amount, currency, outcome, allowed)
                values (?, ?, ?, '1000000008', '2026-11-02', 'I10', 'OP-110', 1, 220, 100000, ?, 'REDUCE', ?)""")
                .params(claim, number, number, currency, allowed)
                .update();
    }

    /** A claim that a reviewer has, in the same file. */
    void pended(long batch, String facility) {
        long claim = claim(batch, facility, "SAR", LAST.incrementAndGet(), "pended");
        line(claim, 1, "SAR", BigDecimal.TEN);
    }

    public long count(String rows, Object... values) {
        return db.sql("select count(*) from " + rows)
                .params(values)
                .query(Long.class)
                .single();
    }

    /** What the lines, transfers and order of a payment come to; all three are the same. */
    List<BigDecimal> sums(String reference) {
        return List.of(
                sum("select amount from claim_payment where reference = ?", reference),
                sum("select amount from claim_transfer where reference = ?", reference),
                sum(
                        "select p.amount from claim_payment_line p join claim_transfer t on t.id = p.transfer_id where reference = ?",
                        reference));
    }

    private BigDecimal sum(String amounts, String reference) {
        return db.sql("select coalesce(sum(amount), 0) from (" + amounts + ") a")
                .param(reference)
                .query(BigDecimal.class)
                .single();
    }
}
