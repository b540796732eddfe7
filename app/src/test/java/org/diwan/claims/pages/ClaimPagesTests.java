package org.diwan.claims.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.MultipartBody;
import org.diwan.claims.check.ClaimColumn;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hospital sends its claims and sees what becomes of them, in a browser without scripts. */
@DiwanTest
class ClaimPagesTests {

    private static final String HOSPITAL = "F0006";
    private static final long TOO_LARGE = 65L << 20;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Test
    void aFacilityWithoutBatchesIsToldHowToBegin() {
        Browser pharmacy = Browser.at(port).signIn("pharmacy1");
        Document list = page(pharmacy.get("/claims?lang=en"));
        assertThat(list.select("main").text()).contains("Nothing has been sent yet", "Take the template");
        assertThat(list.select(".side .brand").text()).contains("Partners");
        assertThat(list.select(".side a[aria-current]").text()).isEqualTo("Batches");
    }

    @Test
    void aHospitalSendsAFileAndSeesWhatIsPaidAndWhy() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        hospital.get("/claims/send?lang=en");
        Document batch = sent(hospital, "november.csv", november().bytes());
        assertThat(batch.select("h1").text()).isEqualTo("november.csv");
        String address = Jsoup.parse(batch.outerHtml())
                .select("a[href$=results.csv]")
                .attr("href")
                .replace("/results.csv", "");

        assertThat(batch.select(".kpi").eachText())
                .containsExactly(
                        "Claimed 2,195.00 SAR 4 claims",
                        "Approved 505.00 SAR to be paid",
                        "Reduced 20.00 SAR above tariff or limit",
                        "Denied 220.00 SAR lines that are not paid",
                        "Not yet decided 1,450.00 SAR waiting or with a reviewer");
        assertThat(batch.select(".pills a").eachText())
                .containsExactly("All 4", "Denied 1", "Reduced 1", "With a reviewer 1", "Pay in full 1");
        assertThat(batch.select("main table").text())
                .contains("The price of SAR 240.00 is above the tariff", "needs our approval")
                .contains("is in claim AN-1, line 1");
        assertThat(batch.select("aside").text()).contains("Row 7", "quantity", "is negative", "1 claim was not taken");

        assertThat(page(hospital.get(address + "?show=denied"))
                        .select("main tbody tr")
                        .eachText())
                .singleElement()
                .asString()
                .contains("AN-4");
        assertThat(page(hospital.get(address + "?q=AN-2")).select("main tbody tr"))
                .hasSize(1);
        assertThat(page(hospital.get(address + "?q=1000000008")).select("main tbody tr"))
                .hasSize(2);

        assertThat(db.sql("select sum(allowed) || ' ' || sum(reduced) || ' ' || sum(denied) from claim_batch_sum s"
                                + " join claim_batch b on b.id = s.batch_id where b.file_name = 'november.csv'")
                        .query(String.class)
                        .single())
                .isEqualTo("505.00 20.00 220.00");

        Document claim = page(hospital.get(batch.select("main tbody a").get(0).attr("href")));
        assertThat(claim.select("main tbody tr")).hasSize(2);
        assertThat(claim.select("h1").text()).isEqualTo("Claim AN-1");

        assertThat(page(hospital.get(address + "/rows")).select("main").text())
                .contains("AN-5", "is negative; expected is a whole number from 1");
        assertThat(hospital.get(address + "/rows.csv").body()).contains("7,AN-5,quantity,");
        HttpResponse<String> csv = hospital.get(address + "/results.csv");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("november-results.csv"));
        assertThat(csv.body())
                .startsWith("\uFEFFclaim_no,line_no,")
                .contains("'=SUM(1)")
                .contains(",REDUCE,220.00,price-above-tariff,")
                .contains(",PEND,0.00,approval-missing,");
        assertThat(csv.body().lines()).hasSize(6);
        assertThat(hospital.get(address + "/results.xlsx").body()).startsWith("PK");
        for (String language : List.of("ar", "fr", "en")) {
            for (String one : List.of("/claims", address, address + "/rows", "/claims/columns", "/claims/send")) {
                Document seen = page(hospital.get(one + "?lang=" + language));
                assertThat(seen.select("main").text()).as(one).doesNotContain("??", "claims.");
            }
        }

        String elsewhere =
                Browser.at(port).signIn("pharmacy1").get(address + "x").body();
        for (String one : List.of("", "/rows", "/rows.csv", "/results.csv", "/results.xlsx")) {
            HttpResponse<String> others = Browser.at(port).signIn("pharmacy1").get(address + one);
            assertThat(others.statusCode()).as(one).isEqualTo(404);
            assertThat(Jsoup.parse(others.body()).select("main").text())
                    .isEqualTo(Jsoup.parse(elsewhere).select("main").text());
        }
        assertThat(Browser.at(port).signIn("1000000008").get(address).statusCode())
                .isEqualTo(404);

        Document again = sent(hospital, "other-name.csv", november().bytes());
        assertThat(again.select("main").text()).contains("You have sent this file before", "november.csv");
        assertThat(count("november.csv") + count("other-name.csv")).isEqualTo(1);
    }

    @Test
    void aWorkbookGoesTheSameWayAndAFormulaInItIsNamed() throws IOException {
        Browser hospital = Browser.at(port).signIn("hospital1");
        hospital.get("/claims/send?lang=en");
        byte[] workbook = new ClaimTable(HOSPITAL, day(9))
                .line("XL-1", 1, "1000000016", "Fahd", "OP-110", 1, "220.00")
                .line("XL-2", 1, "1000000065", "Rakan", "OP-110", 1, "220.00")
                .but(ClaimColumn.AMOUNT, "=100+120")
                .xlsx();
        Document batch = sent(hospital, "book.xlsx", workbook);
        assertThat(batch.select(".kpi").get(0).text()).isEqualTo("Claimed 220.00 SAR 1 claim");
        assertThat(batch.select("aside").text()).contains("Row 3", "amount", "holds a formula");
    }

    @Test
    void aClaimAsFhirGoesTheSameWay() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        hospital.get("/claims/send?lang=en");
        String claim =
                """
                {"resourceType": "Claim", "identifier": [{"value": "FH-1"}], "status": "active", "use": "claim",
                 "type": {"coding": [{"code": "institutional"}]}, "priority": {"coding": [{"code": "normal"}]},
                 "patient": {"identifier": {"value": "1000000016"}, "display": "Fahd"}, "created": "%s",
                 "provider": {"identifier": {"value": "F0006"}},
                 "diagnosis": [{"sequence": 1, "diagnosisCodeableConcept": {"coding": [{"code": "I10"}]}}],
                 "insurance": [{"sequence": 1, "focal": true, "coverage": {"display": "national"}}],
                 "item": [{"sequence": 1, "productOrService": {"coding": [{"code": "OP-110"}]}, "servicedDate": "%s",
                   "quantity": {"value": 1}, "unitPrice": {"value": 220.00, "currency": "SAR"},
                   "net": {"value": 220.00, "currency": "SAR"}}]}"""
                        .formatted(day(0), day(12));
        Document batch = sent(hospital, "claim.json", claim.getBytes(StandardCharsets.UTF_8));
        assertThat(batch.select(".kpi").get(0).text()).isEqualTo("Claimed 220.00 SAR 1 claim");
        assertThat(batch.select("main tbody").text()).contains("FH-1", "1000000016");
    }

    @Test
    void checkingKeepsNothingAndSaysWhatSendingWouldSay() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        hospital.get("/claims/check?lang=fr");
        byte[] file = new ClaimTable(HOSPITAL, day(3))
                .line("CH-1", 1, "1000000016", "Fahd", "OP-110", 1, "220.00")
                .line("CH-2", 1, "1000000065", "Rakan", "OP-110", 1, "220.00")
                .but(ClaimColumn.FACILITY_ID, "F0002")
                .bytes();
        Document found = page(hospital.post("/claims/check", new MultipartBody().file("file", "check.csv", file)));
        assertThat(found.select("main").text())
                .contains("1 demande serait prise", "facility_id", "n’est pas l’établissement qui envoie le fichier");
        assertThat(count("check.csv")).isZero();
        hospital.get("/claims/check?lang=en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/claims/send", "/claims/check"})
    void aFileThatIsNoneOfClaimsIsRefusedAtOnce(String address) {
        Browser hospital = Browser.at(port).signIn("hospital1");
        hospital.get(address + "?lang=en");
        byte[] pdf = "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.UTF_8);
        assertThat(refused(hospital, address, new MultipartBody().file("file", "claims.csv", pdf)))
                .contains("found is a PDF document");
        assertThat(refused(hospital, address, new MultipartBody().file("file", "claims.csv", new byte[0])))
                .contains("The file is empty");
        assertThat(refused(hospital, address, new MultipartBody())).contains("Choose a file");
        assertThat(refused(hospital, address, new MultipartBody().file("file", "claims.csv", TOO_LARGE)))
                .contains("The file is larger than 64 MB");
        String semicolons = november().csv().replace(',', ';');
        assertThat(refused(hospital, address, new MultipartBody().file("file", "claims.csv", semicolons)))
                .contains("expected are commas between them, found are semicolons");
        String fewer = november().csv().replace(",prior_approval", "");
        assertThat(refused(hospital, address, new MultipartBody().file("file", "claims.csv", fewer)))
                .contains("missing: prior_approval");
    }

    @Test
    void aFileInAnotherEncodingIsNotTakenAndSaysSo() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        hospital.get("/claims/send?lang=en");
        byte[] file = new ClaimTable(HOSPITAL, day(4))
                .line("EN-1", 1, "1000000016", "فهد سالم", "OP-110", 1, "220.00")
                .csv()
                .getBytes(Charset.forName("windows-1256"));
        HttpResponse<String> answer =
                hospital.post("/claims/send", new MultipartBody().file("file", "w1256.csv", file));
        Document told = answer.uri().getPath().equals("/claims/send") ? page(answer) : settled(hospital, answer);
        assertThat(told.select("main").text()).contains("The file is not in UTF-8; expected is UTF-8");
    }

    @Test
    void whatWaitsForTheFacilityIsShownApart() {
        db.sql(
                        """
                insert into claim_batch (reference, facility_id, file_name, format, content_sha256, submitted_by, channel,
                    submitted_at, state)
                select 'CLM-2026-NEEDS' || days, 'F0006', 'refused-' || days || '.csv', 'csv', sha256(days::text::bytea),
                    'hospital1', 'web', cast(:now as timestamptz) - days * interval '1 day', 'refused'
                from unnest(array[1, 40]) days""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        Browser hospital = Browser.at(port).signIn("hospital1");
        Document list = page(hospital.get("/claims?show=needs-you&lang=en"));
        assertThat(list.select(".pills [aria-current]").text()).startsWith("Needs you");
        assertThat(list.select("main tbody tr").eachText())
                .allMatch(row -> row.startsWith("Not taken") || row.contains("Needs you"))
                .anyMatch(row -> row.contains("refused-1.csv"))
                .noneMatch(row -> row.contains("refused-40.csv"));
        for (String language : List.of("ar", "fr", "en")) {
            assertThat(page(hospital.get("/claims?show=needs-you&lang=" + language))
                            .select("main")
                            .text())
                    .doesNotContain("??");
        }
    }

    @Test
    void theTariffIsLookedUpByCodeTitleAndDay() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        Document all = page(hospital.get("/claims/tariff?lang=en"));
        assertThat(all.select("main form").text()).contains("22 services");
        assertThat(page(hospital.get("/claims/tariff?q=op-32"))
                        .select("main tbody tr")
                        .eachText())
                .containsExactly("OP-320 Mammogram Outpatient SAR 380.00 1 Women, from 35 years – since January 1, 2025"
                        .replace("January 1, 2025", "1 January 2025"));
        assertThat(page(hospital.get("/claims/tariff?q=surgery")).select("main tbody th"))
                .hasSize(1);
        assertThat(page(hospital.get("/claims/tariff?day=2024-12-31"))
                        .select("main")
                        .text())
                .contains("No service of that code");
        assertThat(page(hospital.get("/claims/tariff?day=31.12.2024")).title()).startsWith("Error: ");
        assertThat(page(hospital.get("/claims/tariff?q=%25%27")).select("main").text())
                .contains("No service of that code");
        for (String language : List.of("ar", "fr", "en")) {
            assertThat(page(hospital.get("/claims/tariff?lang=" + language))
                            .select("main")
                            .text())
                    .doesNotContain("??", "claims.");
        }
    }

    @Test
    void templatesHoldTheColumnsAndCitizensAreNotOfferedTheService() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        assertThat(hospital.get("/claims/template.csv").body().strip())
                .isEqualTo("\uFEFF" + String.join(",", ClaimColumn.KEYS));
        assertThat(hospital.get("/claims/template.xlsx").body()).startsWith("PK");
        Browser citizen = Browser.at(port).signIn("1000000008");
        assertThat(citizen.get("/?q=hospital").body()).doesNotContain("hospital-claim");
        assertThat(citizen.get("/services/hospital-claim").statusCode()).isEqualTo(404);
        assertThat(citizen.get("/services/hospital-claim/start").statusCode()).isEqualTo(404);
    }

    private ClaimTable november() {
        return new ClaimTable(HOSPITAL, day(5))
                .line("AN-1", 1, "1000000008", "Nouf Al-Harbi", "OP-110", 1, "220.00")
                .line("AN-1", 2, "1000000008", "Nouf Al-Harbi", "OP-200", 1, "65.00")
                .line("AN-2", 1, "1000000016", "=SUM(1)", "OP-110", 1, "240.00")
                .line("AN-3", 1, "1000000065", "راكان الشهري", "OP-310", 1, "1450.00")
                .line("AN-4", 1, "1000000008", "Nouf Al-Harbi", "OP-110", 1, "220.00")
                .line("AN-5", 1, "1000000016", "Fahd Al-Ghamdi", "OP-100", -2, "120.00");
    }

    private LocalDate day(int before) {
        return LocalDate.now(clock).minusDays(before);
    }

    private Document sent(Browser hospital, String name, byte[] file) {
        return settled(hospital, hospital.post("/claims/send", new MultipartBody().file("file", name, file)));
    }

    /** The page of the batch once it does not ask to be looked at again; the first one where it never did. */
    private static Document settled(Browser hospital, HttpResponse<String> first) {
        assertThat(first.uri().getPath()).startsWith("/claims/batches/CLM-");
        if (first.headers().firstValue("Refresh").isEmpty()) {
            return page(first);
        }
        return page(await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> hospital.get(first.uri().getPath()),
                        answer -> answer.headers().firstValue("Refresh").isEmpty()));
    }

    private static String refused(Browser hospital, String address, MultipartBody form) {
        Document refused = page(hospital.post(address, form));
        assertThat(refused.title()).startsWith("Error: ");
        return refused.select(".govuk-error-summary").text();
    }

    private int count(String name) {
        return db.sql("select count(*) from claim_batch where file_name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private static Document page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body().replace("&nbsp;", " ").replace('\u00a0', ' '));
    }
}
