package org.diwan.claims.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pharmacy writes one claim on a form, in a browser without scripts. */
@DiwanTest
class ClaimFormTests {

    private static final String ADDRESS = "/claims/new";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Test
    void aClaimOnAFormIsCheckedShownAndSentAsABatchOfItsOwn() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        Document empty = page(hospital.get(ADDRESS + "?lang=en"));
        assertThat(empty.select("input[name=currency]").val()).isEqualTo("SAR");
        Map<String, String> claim = claim("FM-1", 7);

        Document checked = page(hospital.post(ADDRESS, with(claim, "_check", "yes")));
        assertThat(checked.select(".govuk-notification-banner").text()).contains("The claim comes to SAR 505.00");
        assertThat(checked.select("main form").text())
                .contains("Amount of the line: 440 SAR", "Amount of the line: 65 SAR");
        assertThat(batches("FM-1")).isZero();

        HttpResponse<String> sent = hospital.post(ADDRESS, claim);
        assertThat(sent.uri().getPath()).startsWith("/claims/batches/CLM-");
        assertThat(page(sent).select("h1").text()).isEqualTo("FM-1.csv");
        assertThat(db.sql("select format from claim_batch where file_name = 'FM-1.csv'")
                        .query(String.class)
                        .list())
                .containsExactly("form");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(db.sql(
                                """
                        select l.line_no || ' ' || l.service_code || ' ' || l.amount from claim_line l
                        join claim c on c.id = l.claim_id where c.claim_no = 'FM-1' order by l.line_no""")
                        .query(String.class)
                        .list())
                .containsExactly("1 OP-110 440.00", "2 OP-200 65.00"));

        HttpResponse<String> again = hospital.post(ADDRESS, claim);
        assertThat(again.uri()).isEqualTo(sent.uri());
        assertThat(page(again).select("main").text()).contains("You have sent this file before");
        assertThat(batches("FM-1")).isEqualTo(1);
    }

    @Test
    void whatAFileWouldBeRefusedForStandsBesideTheField() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        hospital.get(ADDRESS + "?lang=en");
        Map<String, String> claim = claim("FM-2", -5);
        claim.put("nationalId", "1000000009");
        claim.put("currency", "XYZ");
        claim.put("lines.0.serviceCode", "OP-999");
        claim.put("lines.0.quantity", "-2");
        claim.put("lines.1.diagnosis", "");
        claim.put("lines.1.unitPrice", "9999999999");
        claim.put("lines.1.quantity", "99");
        Document refused = page(hospital.post(ADDRESS, claim));
        assertThat(refused.title()).startsWith("Error: ");
        assertThat(refused.select(".govuk-error-summary a").eachText())
                .containsExactly(
                        "“Currency” is not an ISO 4217 currency",
                        "“National ID of the patient” has a wrong first or check digit",
                        "“Day of the service” lies in the future",
                        "“Service code” is no service of the tariff",
                        "“Quantity” is negative; expected is a whole number from 1",
                        "“Day of the service” lies in the future",
                        "Enter an answer for “Diagnosis (ICD-10)”",
                        "“Price of one” is too large; expected is less than 10000000000.00");
        assertThat(refused.select("input[name='lines.0.quantity']").val()).isEqualTo("-2");
        assertThat(refused.select("input[name='lines.0.quantity']").attr("aria-invalid"))
                .isEqualTo("true");
        assertThat(batches("FM-2")).isZero();
        for (String language : List.of("ar", "fr", "en")) {
            hospital.get(ADDRESS + "?lang=" + language);
            assertThat(page(hospital.post(ADDRESS, claim)).select("main").text())
                    .doesNotContain("??", "{reason}")
                    .satisfies(text -> assertThat(text.contains("is negative")).isEqualTo(language.equals("en")));
        }
    }

    @Test
    void linesAreAddedAndTakenAwayAndAClaimWithoutAnyIsNone() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        hospital.get(ADDRESS + "?lang=en");
        Document more = page(hospital.post(ADDRESS, with(claim("FM-3", 3), "_add", "lines")));
        assertThat(more.select("input[name$=serviceCode]").eachAttr("value")).containsExactly("OP-110", "OP-200", "");
        Document fewer = page(hospital.post(ADDRESS, with(claim("FM-3", 3), "_remove", "lines.0")));
        assertThat(fewer.select("input[name$=serviceCode]").eachAttr("value")).containsExactly("OP-200");
        Map<String, String> none = new LinkedHashMap<>(Map.of(
                "claimNo", "FM-3", "currency", "SAR", "nationalId", "1000000016", "patientName", "Fahd", "lines", "0"));
        assertThat(page(hospital.post(ADDRESS, none))
                        .select(".govuk-error-summary")
                        .text())
                .contains("The file holds no line of a claim");
    }

    @Test
    void theFormIsForPartnersAlone() {
        assertThat(Browser.at(port).signIn("1000000008").get(ADDRESS).statusCode())
                .isEqualTo(404);
    }

    private Map<String, String> claim(String number, int daysAgo) {
        LocalDate day = LocalDate.now(clock).minusDays(daysAgo);
        Map<String, String> claim = new LinkedHashMap<>();
        claim.put("claimNo", number);
        claim.put("currency", "SAR");
        claim.put("nationalId", "١٠٠٠٠٠٠٠١٦");
        claim.put("patientName", "Fahd \"Al\", Ghamdi");
        claim.put("lines", "2");
        line(claim, 0, day, "OP-110", "2", "220");
        line(claim, 1, day, "OP-200", "1", "65.00");
        return claim;
    }

    private static void line(
            Map<String, String> claim, int line, LocalDate day, String service, String quantity, String price) {
        String start = "lines." + line + ".";
        claim.put(start + "serviceDate-day", String.valueOf(day.getDayOfMonth()));
        claim.put(start + "serviceDate-month", String.valueOf(day.getMonthValue()));
        claim.put(start + "serviceDate-year", String.valueOf(day.getYear()));
        claim.put(start + "serviceCode", service);
        claim.put(start + "diagnosis", "I10");
        claim.put(start + "quantity", quantity);
        claim.put(start + "unitPrice", price);
        claim.put(start + "priorApproval", "");
    }

    private static Map<String, String> with(Map<String, String> claim, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(claim);
        more.put(name, value);
        return more;
    }

    private int batches(String number) {
        return db.sql("select count(*) from claim_batch where file_name = ?")
                .param(number + ".csv")
                .query(Integer.class)
                .single();
    }

    private static Document page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body().replace("&nbsp;", " ").replace('\u00a0', ' '));
    }
}
