package org.diwan.claims.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.diwan.DiwanTest;
import org.diwan.certificates.Conformance;
import org.diwan.web.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a facility is told of an order that was paid. */
@DiwanTest
class RemittanceTests {

    /** So many claims that they are printed in pieces; {@code -Ddiwan.claims=10000} for a month of them. */
    private static final int MANY = Integer.getInteger("diwan.claims", 1_200);

    @Autowired
    Remittances remittances;

    @Autowired
    PaymentOrders orders;

    @Autowired
    JdbcClient db;

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "fr"})
    void theAdviceIsForKeepingAndForScreenReadersInEachLanguage(String language) throws Exception {
        PaymentOrder order = paid("RM-" + language, 60);
        byte[] pdf = remittances.print(order, Languages.of(language).orElseThrow());
        Files.write(
                Files.createDirectories(Path.of("target/remittances")).resolve("remittance-" + language + ".pdf"), pdf);
        assertThat(Conformance.problems(pdf)).isEmpty();
    }

    @Test
    void theAdviceTellsClaimByClaimWhatIsPaidAndWhyNotAllOfIt() throws Exception {
        PaymentOrder order = paid("RM-TEXT", 60);
        String english = text(remittances.print(order, Locale.ENGLISH));
        assertThat(english)
                .contains("Remittance advice", "Summit General Hospital", "RM-TEXT-1.csv", "SA03 … 7519")
                .contains("RM-TEXT-000001", "SAR 19,440.00", "1 / ")
                .contains("Line 2, OP-300: 40.00 less. The price of SAR 180.00 is above the tariff.")
                .contains("Line 1, OP-110: 220.00 less. The same service of 2 November 2026")
                .doesNotContain("SA0380000000608010167519", "??", "document.", "rule.");
        assertThat(text(remittances.print(order, Languages.of("ar").orElseThrow())))
                .contains("إشعار صرف", "مستشفى القمة العام", "000001")
                .doesNotContain("??", "document.");
    }

    @Test
    void linesOfAnAdviceAddUpToWhatWasPaid() throws IOException {
        PaymentOrder order = paid("RM-SUM", 60);
        List<RemittanceLine> lines = new ArrayList<>();
        remittances.lines(order, (transfer, line) -> lines.add(line));
        assertThat(lines).hasSize(120);
        assertThat(lines.stream().map(RemittanceLine::paid).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(order.paid());
        assertThat(lines.stream().filter(line -> "DENY".equals(line.outcome()))).hasSize(12);
    }

    @Test
    void anAdviceOfManyClaimsIsPrintedInPieces() throws Exception {
        PaymentOrder order = paid("RM-MANY", MANY);
        long start = System.nanoTime();
        byte[] pdf = remittances.print(order, Locale.ENGLISH);
        long millis = (System.nanoTime() - start) / 1_000_000;
        Files.write(Files.createDirectories(Path.of("target/remittances")).resolve("remittance-many.pdf"), pdf);
        assertThat(Conformance.problems(pdf)).allMatch(problem -> problem.startsWith("ua1"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isBetween(MANY / 40, MANY / 10);
            assertThat(millis).as("milliseconds for %d claims", MANY).isLessThan(60_000L);
            System.getLogger(RemittanceTests.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "{0} claims on {1} pages in {2} ms",
                            MANY,
                            document.getNumberOfPages(),
                            millis);
        }
        assertThat(text(pdf)).contains("RM-MANY-" + "%06d".formatted(MANY));
    }

    /** A settled order for so many claims of two lines each; the second is cut, of every fifth claim all is denied. */
    private PaymentOrder paid(String name, int claims) {
        db.sql(
                        """
                with b as (
                    insert into claim_batch (reference, facility_id, file_name, format, content_sha256, submitted_by,
                        channel, submitted_at, claims_taken, amount, currency, state)
                    values (:name || '-B', 'F0010', :name || '-1.csv', 'csv', sha256(:name::bytea), 'test', 'web', now(),
                        :claims, :claims * 400, 'SAR', 'judged') returning id),
                c as (
                    insert into claim (batch_id, claim_no, facility_id, national_id, patient_name, first_record, amount,
                        currency, state)
                    select b.id, :name || '-' || lpad(n::text, 6, '0'), 'F0010', '1000000016', 'Fahd', n, 400, 'SAR', 'judged'
                    from b, generate_series(1, :claims) n returning id, first_record),
                l as (
                    insert into claim_line (claim_id, line_no, record, national_id, service_date, diagnosis, service_code,
                        quantity, unit_price, amount, currency, outcome, allowed, decided_at)
                    select c.id, n, 1, '1000000016', '2026-11-02', 'I10', (array['OP-110', 'OP-300'])[n], 1,
                        (array[220, 180])[n], (array[220, 180])[n], 'SAR',
                        case when c.first_record % 10 = 0 then 'DENY' else (array['PAY', 'REDUCE'])[n] end,
                        case when c.first_record % 10 = 0 then 0 else (array[220, 140])[n] end, now() - interval '1 hour'
                    from c, generate_series(1, 2) n returning id, line_no, outcome, allowed),
                r as (
                    insert into claim_rule (line_id, seq, rule, outcome, args)
                    select id, 1, case outcome when 'DENY' then 'duplicate' else 'price-above-tariff' end, outcome,
                        case outcome when 'DENY'
                            then '{"date": "2026-11-02", "claim": "X-1", "line": 1, "facility": "F0006"}'::json
                            else '{"price": 180.00, "tariff": 140.00}'::json end
                    from l where outcome <> 'PAY'),
                p as (
                    insert into claim_payment (reference, facility_id, day, currency, amount, iban, holder_name, bank_bic,
                        prepared_by, prepared_at, approved_by, approved_at, state, settled_at)
                    select :name, 'F0010', date '2026-11-22' - (abs(hashtext(:name)) % 9999),
                        'SAR', sum(allowed), 'SA0380000000608010167519',
                        'Summit General Hospital', 'RJHISARI', 'finance1', now(), 'finance2', now(), 'paid', now()
                    from l returning reference, amount),
                t as (
                    insert into claim_transfer (reference, batch_id, amount, end_to_end_id, state)
                    select p.reference, b.id, p.amount, :name || '-E', 'paid' from p, b returning id)
                insert into claim_payment_line (line_id, transfer_id, amount, state)
                select l.id, t.id, l.allowed, 'paid' from l, t where l.allowed > 0""")
                .param("name", name)
                .param("claims", claims)
                .update();
        return orders.find(name, "F0010").orElseThrow();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replaceAll("\\s+", " ")
                    .replace('\u00a0', ' ');
        }
    }
}
