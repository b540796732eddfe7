package org.diwan.insight;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Certificates, claims and changes beside a history of cases. */
final class MoreFacts {

    private MoreFacts() {}

    /** Certificates with verifications, claims on every way from received to paid, a service that is gone. */
    static void add(InsightHouse house, Random random) {
        JdbcClient jdbc = house.jdbc;
        jdbc.sql("update case_file set service = 'gone-since' where right(reference, 1) = '7'")
                .update();
        jdbc.sql("update step s set service = 'gone-since' where right(reference, 1) = '7'")
                .update();
        jdbc.sql(
                        """
                insert into certificate (number, owner, service, template, facts, languages, addressee, issued_at, expires_on,
                    channel, code_hash, qr_hash, sealed)
                select reference, client, service, 'wage', '{}', '{en}', '', decided_at, decided_at::date + 90, channel,
                       sha256(reference::bytea), sha256(('q' || reference)::bytea), ''
                from case_file where decided_as = 'GRANTED' and service = 'certificate-issuance'""")
                .update();
        jdbc.sql(
                        """
                insert into verification (number, at, channel)
                select number, issued_at + n * interval '31 hours', case when n % 3 = 0 then 'api' else 'web' end
                from certificate, generate_series(1, 3) n where ascii(right(number, 1)) % 2 = 0 and issued_at < ?""")
                .param(ScopeValues.utc(house.clock.instant().minusSeconds(400_000)))
                .update();
        claims(house, random);
    }

    private static void claims(InsightHouse house, Random random) {
        JdbcClient jdbc = house.jdbc;
        jdbc.sql(
                        """
                insert into claim_batch (reference, facility_id, format, content_sha256, submitted_by, channel, submitted_at, state)
                select reference, 'F1', 'csv', sha256(reference::bytea), 'hospital1', channel, submitted_at, 'judged'
                from case_file where service = 'bank-account-change' limit 60""")
                .update();
        jdbc.sql(
                        """
                insert into claim (batch_id, claim_no, facility_id, national_id, patient_name, first_record, amount, currency, state)
                select id, 'C' || n, 'F1', '1000000008', 'X', n, 100.25 * n, 'SAR', 'judged' from claim_batch, generate_series(1, 4) n""")
                .update();
        jdbc.sql(
                        """
                insert into claim_line (claim_id, line_no, record, national_id, service_date, diagnosis, service_code, quantity,
                    unit_price, amount, currency)
                select id, n, n, national_id, '2026-01-01', 'A00', 'S1', 1, 50.5 * n, 50.5 * n, 'SAR'
                from claim, generate_series(1, 3) n""")
                .update();
        for (String outcome : List.of("PAY", "REDUCE", "DENY", "PEND")) {
            int place = random.nextInt(4);
            jdbc.sql(
                            """
                    update claim_line l set outcome = :outcome, decided_at = b.submitted_at + l.id %% 40 * interval '7 hours',
                        allowed = case :outcome when 'PAY' then l.amount when 'REDUCE' then l.amount - 10.1 else 0 end
                    from claim c join claim_batch b on b.id = c.batch_id
                    where c.id = l.claim_id and l.outcome is null and (l.id %% 4 = %d or :outcome = 'PAY')"""
                                    .formatted(place))
                    .param("outcome", outcome)
                    .update();
        }
        pay(jdbc, house.clock.instant());
    }

    private static void pay(JdbcClient jdbc, Instant now) {
        jdbc.sql(
                        """
                insert into claim_payment (reference, facility_id, day, currency, amount, iban, holder_name, bank_bic, prepared_by,
                    prepared_at, state)
                values ('CPY-2026-00000001', 'F1', '2026-03-01', 'SAR', 100, 'SA', 'X', 'B', 'finance1', ?, 'sent')""")
                .param(ScopeValues.utc(now))
                .update();
        jdbc.sql(
                        """
                insert into claim_transfer (reference, batch_id, amount, end_to_end_id)
                select 'CPY-2026-00000001', id, 10, 'E' || id from claim_batch where id % 2 = 0""")
                .update();
        jdbc.sql(
                        """
                insert into claim_payment_line (line_id, transfer_id, amount)
                select l.id, t.id, l.allowed from claim_line l join claim c on c.id = l.claim_id
                    join claim_transfer t on t.batch_id = c.batch_id where l.outcome in ('PAY', 'REDUCE')""")
                .update();
        jdbc.sql(
                        """
                update claim_transfer t set state = 'paid', settled_at = b.submitted_at + interval '9 days' from claim_batch b
                where b.id = t.batch_id and t.id % 3 <> 0""")
                .update();
        jdbc.sql(
                        "update claim_payment_line p set state = 'paid' from claim_transfer t where t.id = p.transfer_id and t.state = 'paid'")
                .update();
    }

    /** Acts of now, and what is changed of what was. */
    static void change(InsightHouse house) {
        JdbcClient jdbc = house.jdbc;
        var now = ScopeValues.utc(house.clock.instant());
        jdbc.sql(
                        "update step set left_at = ?, done_by = 'late', done_by_unit = 'main-counter' where left_at is null and kind = 'staff' and id % 5 = 0")
                .param(now)
                .update();
        jdbc.sql(
                        """
                update case_file set decided_at = ?, decided_as = 'REFUSED', decided_reason = null, status = 'REFUSED', by_hand = true
                where decided_at is null and ascii(right(reference, 1)) % 3 = 0""")
                .param(now)
                .update();
        jdbc.sql(
                        "update case_file set due_at = decided_at - interval '1 hour' where decided_at between '2026-02-03' and '2026-02-05'")
                .update();
        jdbc.sql(
                        "update case_file set decided_reason = 'other' where decided_as = 'REFUSED' and decided_at between '2026-03-03' and '2026-03-20'")
                .update();
        jdbc.sql(
                        "update claim_line set outcome = 'PAY', allowed = amount, decided_at = ? where outcome = 'DENY' and id % 2 = 0")
                .param(now)
                .update();
        jdbc.sql("insert into verification (number, at, channel) select number, ?, 'web' from certificate limit 7")
                .param(now)
                .update();
        jdbc.sql(
                        "delete from step where reference in (select reference from case_file where decided_at between '2026-02-10' and '2026-02-11')")
                .update();
    }
}
