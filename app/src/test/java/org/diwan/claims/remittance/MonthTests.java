package org.diwan.claims.remittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.MultipartBody;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.diwan.cases.WorkGroups;
import org.diwan.money.Iban;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A month of a hospital's claims goes the whole way: sent, read, judged, reviewed, ordered, paid, told of. A few hundred
 * claims, or as many as {@code diwan.month} says.
 */
@DiwanTest
class MonthTests {

    private static final Logger LOG = LoggerFactory.getLogger(MonthTests.class);
    private static final int CLAIMS = Integer.getInteger("diwan.month", 300);
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final String FACILITY = "F0777";
    private static final String USER = "hospital7";

    @LocalServerPort
    int port;

    @Value("${diwan.bank.folder}")
    Path bank;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    private Instant since;

    @Test
    void everythingClaimedIsPaidReducedDeniedOrRefusedToTheCent() throws Exception {
        openFacility();
        since = clock.instant();
        Browser hospital = Browser.at(port).signIn(USER);
        hospital.get("/claims/send?lang=en");
        List<String> people = db.sql("select national_id from coverage order by 1")
                .query(String.class)
                .list();
        byte[] file = new MonthOfClaims(11, FACILITY, people, LocalDate.now(clock)).csv("MO", CLAIMS);
        String batch = sent(hospital, file);
        await().atMost(SOON).until(() -> !List.of("reading", "judging").contains(state(batch)));
        passed("read and judged");
        assertThat(count("claim c where c.state = 'waiting' and c.batch_id = :batch", batch))
                .isZero();
        assertThatNothingIsLost(batch);
        int pended = count("claim c where c.state = 'pended' and c.batch_id = :batch", batch);
        await().atMost(SOON)
                .until(() -> count("claim_review r join claim c on c.id = r.claim_id where c.batch_id = :batch", batch)
                        == pended);
        review(batch);
        passed(pended + " claims reviewed");
        assertThat(state(batch)).isEqualTo("judged");
        assertThat(count(
                        "claim_line l join claim c on c.id = l.claim_id where l.outcome = 'PEND' and c.batch_id = :batch",
                        batch))
                .isZero();
        assertThatNothingIsLost(batch);

        String order = paid();
        passed("paid");
        assertThatPaidIsWhatWasApproved(batch, order);
        assertThatTheFacilityIsTold(hospital, order);
        passed("told of");
    }

    /** claimed = paid + reduced + denied + pended, of the batch and of each day; and the kept sums are the lines' sums. */
    private void assertThatNothingIsLost(String batch) {
        String sums =
                """
                select coalesce(string_agg(day::text, ' '), '') from (
                    select l.service_date as day from claim_line l join claim c on c.id = l.claim_id
                      join claim_batch b on b.id = c.batch_id where b.reference = :batch group by l.service_date
                    having sum(l.amount) <> sum(case l.outcome when 'PAY' then l.allowed
                        when 'REDUCE' then l.allowed + (l.amount - l.allowed) else l.amount end)
                        or bool_or(l.outcome is null)) wrong""";
        assertThat(db.sql(sums).param("batch", batch).query(String.class).single())
                .as("days that do not add up")
                .isEmpty();
        assertThat(db.sql(
                                """
                        select b.amount = t.claimed and s.allowed = t.allowed and s.reduced = t.reduced and s.denied = t.denied
                            and t.claimed = t.allowed + t.reduced + t.denied + t.pended
                        from claim_batch b,
                        lateral (select sum(allowed) as allowed, sum(reduced) as reduced, sum(denied) as denied
                            from claim_batch_sum where batch_id = b.id) s,
                        lateral (select sum(l.amount) as claimed,
                            coalesce(sum(l.allowed) filter (where outcome in ('PAY', 'REDUCE')), 0) as allowed,
                            coalesce(sum(l.amount - l.allowed) filter (where outcome = 'REDUCE'), 0) as reduced,
                            coalesce(sum(l.amount) filter (where outcome = 'DENY'), 0) as denied,
                            coalesce(sum(l.amount) filter (where outcome = 'PEND'), 0) as pended
                            from claim_line l join claim c on c.id = l.claim_id where c.batch_id = b.id) t
                        where b.reference = ?""")
                        .param(batch)
                        .query(Boolean.class)
                        .single())
                .as("the batch and its kept sums")
                .isTrue();
    }

    /** Two of three as the rules propose, the third denied. */
    private void review(String batch) {
        List<String> open = db.sql(
                        """
                select t.id from task t join claim_review r on r.reference = t.reference join claim c on c.id = r.claim_id
                  join claim_batch b on b.id = c.batch_id
                 where b.reference = ? and t.ended_at is null order by c.id""")
                .param(batch)
                .query(String.class)
                .list();
        for (int i = 0; i < open.size(); i++) {
            Map<String, Object> decision = i % 3 == 2
                    ? Map.of("decision", "deny", "denyReason", "not-documented")
                    : Map.of("decision", "propose");
            tasks.claim(open.get(i), "reviewer1", WorkGroups.of("reviewer"));
            tasks.complete(open.get(i), "reviewer1", decision);
        }
        await().atMost(SOON).until(() -> state(batch).equals("judged"));
    }

    /** One officer prepares, another approves, the bank pays. */
    private String paid() throws IOException {
        String order = cases.submit(new NewCase(
                "claim-payment", FACILITY, "finance1", "office", Map.of("currency", "SAR"), "month-" + CLAIMS));
        await().atMost(SOON).until(() -> !tasks.openOfCase(order).isEmpty());
        Task approval = tasks.openOfCase(order).get(0);
        tasks.claim(approval.id(), "finance2", WorkGroups.of("finance"));
        tasks.complete(approval.id(), "finance2", Map.of("outcome", "approve"));
        await().atMost(SOON).until(() -> orderState(order).equals("sent"));
        assertThat(report(order)).isIn(200, 202, 204);
        await().atMost(SOON).until(() -> orderState(order).equals("paid"));
        return order;
    }

    private int report(String order) throws IOException {
        String report =
                """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>R-%1$s</MsgId><CreDtTm>2026-11-22T10:00:00Z</CreDtTm>
                <DbtrAgt><FinInstnId><BICFI>DIWASARI</BICFI></FinInstnId></DbtrAgt></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%1$s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
                <GrpSts>ACSC</GrpSts></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>"""
                        .formatted(order);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/bank/messages"))
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(bank.resolve("token")).strip())
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofString(report))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    private void assertThatPaidIsWhatWasApproved(String batch, String order) {
        BigDecimal approved = db.sql(
                        """
                select sum(l.allowed) from claim_line l join claim c on c.id = l.claim_id
                  join claim_batch b on b.id = c.batch_id
                 where b.reference = ? and l.outcome in ('PAY', 'REDUCE')""")
                .param(batch)
                .query(BigDecimal.class)
                .single();
        assertThat(db.sql("select amount from claim_payment where reference = ?")
                        .param(order)
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(approved);
        assertThat(db.sql(
                                """
                        select sum(y.amount) from claim_payment_line y join claim_transfer t on t.id = y.transfer_id
                         where t.reference = ? and y.state = 'paid' and t.state = 'paid'""")
                        .param(order)
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(approved);
    }

    private void assertThatTheFacilityIsTold(Browser hospital, String order) {
        String address = "/claims/payments/" + order;
        assertThat(hospital.get("/claims/payments").body()).contains(address);
        assertThat(hospital.get(address).body()).contains("month.csv", "Remittance advice");
        assertThat(hospital.get("/claims").body()).contains("month.csv");
        assertThat(hospital.get(address + "/remittance.pdf?language=ar").body()).startsWith("%PDF");
        HttpResponse<String> csv = hospital.get(address + "/remittance.csv");
        BigDecimal paid = csv.body()
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[13])
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(paid)
                .isEqualByComparingTo(db.sql("select amount from claim_payment where reference = ?")
                        .param(order)
                        .query(BigDecimal.class)
                        .single());
        for (String one : List.of(address, address + "/remittance.pdf", address + "/remittance.csv")) {
            assertThat(Browser.at(port).signIn("pharmacy1").get(one).statusCode())
                    .isEqualTo(404);
        }
        for (String language : List.of("ar", "fr", "en")) {
            assertThat(hospital.get(address + "?lang=" + language).body()).doesNotContain("??");
            assertThat(hospital.get("/claims/payments?lang=" + language).body()).doesNotContain("??");
        }
    }

    private String sent(Browser hospital, byte[] file) {
        HttpResponse<String> answer =
                hospital.post("/claims/send", new MultipartBody().file("file", "month.csv", file));
        assertThat(answer.uri().getPath()).startsWith("/claims/batches/");
        return answer.uri().getPath().replaceFirst(".*/", "");
    }

    private void openFacility() {
        db.sql(
                        """
                insert into facility (facility_id, name_latin, name_arabic, kind, contract_from)
                values (?, 'Month Hospital', 'مستشفى الشهر', 'hospital', '2020-01-01')""")
                .param(FACILITY)
                .update();
        db.sql(
                        """
                insert into facility_account (facility_id, iban, holder_name, bank_bic, valid_from)
                values (?, ?, 'Month Hospital', 'DIWASARI', '2020-01-01')""")
                .params(FACILITY, Iban.of("SA", "10" + "0".repeat(12) + "0777"))
                .update();
        db.sql(
                        """
                insert into account (user_name, kind, party_id, name_latin, name_arabic, password_hash, roles, demo)
                select ?, kind, ?, 'Month Hospital', 'مستشفى الشهر', password_hash, roles, demo from account
                 where user_name = 'hospital1'""")
                .params(USER, FACILITY)
                .update();
    }

    private String state(String batch) {
        return db.sql("select coalesce((select state from claim_batch where reference = ?), 'reading')")
                .param(batch)
                .query(String.class)
                .single();
    }

    private String orderState(String order) {
        return db.sql("select state from claim_payment where reference = ?")
                .param(order)
                .query(String.class)
                .single();
    }

    private int count(String what, String batch) {
        return db.sql("select count(*) from "
                        + what.replace(":batch", "(select id from claim_batch where reference = :batch)"))
                .param("batch", batch)
                .query(Integer.class)
                .single();
    }

    private void passed(String what) {
        LOG.info(
                "{} claims: {} after {} s",
                CLAIMS,
                what,
                Duration.between(since, clock.instant()).toSeconds());
    }
}
