package org.diwan.claims.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.diwan.Browser;
import org.diwan.bank.BankTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What finance officers see and do, without a line of script. */
@BankTest
class ClaimPaymentPageTests {

    private static final String LIST = "/payments/claims";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Test
    void oneOfficerPreparesAnotherApprovesAndTakesTheFile() {
        var due = new DueClaims(db);
        String facility = due.facility();
        String nowhere = due.facilityWithoutAccount();
        due.batch(facility, "10.00", "2.50");
        due.batch(facility, "30.00");
        due.batch(nowhere, "5.00");
        Browser officer = Browser.at(port).signIn("finance1");
        Browser other = Browser.at(port).signIn("finance2");
        Document list = page(officer.get(LIST + "?lang=en"));
        assertThat(row(list, facility).text()).contains("SAR 42.50", "SA");
        assertThat(row(list, nowhere).text()).contains("No account is known");
        assertThat(row(list, nowhere).select("input")).isEmpty();
        String key = row(list, facility).selectFirst("input").val();

        Document confirm = page(officer.get(LIST + "/prepare?key=" + key));
        assertThat(confirm.select("main").text()).contains("SAR 42.50", "2 claims", "Prepare now", "Clinic <A> & Sons");
        page(other.get(LIST + "/prepare?key=" + key));
        Document prepared = page(officer.post(LIST + "/prepare", Map.of("key", key)));
        assertThat(prepared.select("[role=status]").text()).contains("Prepared", "SAR 42.50");
        String reference = reference(prepared);
        Document told = page(other.post(LIST + "/prepare", Map.of("key", key)));
        assertThat(told.select("main").text()).doesNotContain("Prepared by finance2");

        Document own = page(officer.get(LIST + "/" + reference));
        assertThat(own.select("main").text())
                .contains("You prepared it, so another officer approves it", "file-", "Consultation, specialist");
        assertThat(own.select("a[href^=/desk/tasks/]")).isEmpty();
        assertThat(officer.get(LIST + "/" + reference + "/pain.001.xml").statusCode())
                .isEqualTo(404);
        officer.get(LIST + "/approve?order=" + reference);
        assertThat(page(officer.post(LIST + "/approve", Map.of("order", reference)))
                        .text())
                .contains("You prepared it yourself");

        String task = page(other.get(LIST + "/" + reference))
                .selectFirst("a[href^=/desk/tasks/]")
                .attr("href");
        assertThat(other.get("/desk").body()).contains("Approve the payment");
        Document work = page(other.get(task));
        assertThat(work.select("main").text())
                .contains("Approve the payment", "second pair of eyes", "Claim this task", "SAR 42.50", "file-");
        assertThat(officer.get(task).body()).contains("You decided this case before");
        assertThat(page(other.get(LIST + "/approve?order=" + reference)).text()).contains("SAR 42.50", "Approve now");
        assertThat(page(other.post(LIST + "/approve", Map.of("order", reference)))
                        .text())
                .contains("What was approved", "Approved");
        assertThat(page(other.post(LIST + "/approve", Map.of("order", reference)))
                        .text())
                .contains("Decided before");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> other.get(LIST + "/" + reference + "/pain.001.xml").statusCode() == 200);
        HttpResponse<String> file = other.get(LIST + "/" + reference + "/pain.001.xml");
        assertThat(file.body()).contains("pain.001.001.09", reference + "-2", "30.00", "MDCS");
        assertThat(db.sql("select distinct who from audit_entry where object_id = ? and act = 'payment-file-taken'")
                        .param(reference)
                        .query(String.class)
                        .list())
                .containsExactly("finance2");
        assertThat(page(officer.get(LIST + "?state=sent")).text()).contains("At the bank");
        for (String language : new String[] {"ar", "fr", "en"}) {
            for (String address : List.of(LIST, LIST + "/" + reference, LIST + "/prepare?key=" + nowhere + ":SAR")) {
                String at = address + (address.contains("?") ? "&" : "?") + "lang=" + language;
                Document one = page(officer.get(at));
                assertThat(one.select("main").text()).doesNotContain("??", "payments.");
                assertThat(one.select("html").attr("lang")).isEqualTo(language);
            }
        }
    }

    @Test
    void nobodyElseSeesPaymentsAndFinanceSeesNoClients() {
        for (String other : new String[] {"clerk1", "hospital1", "1000000024"}) {
            assertThat(Browser.at(port).signIn(other).get(LIST).statusCode()).isEqualTo(404);
        }
        Browser officer = Browser.at(port).signIn("finance1");
        assertThat(officer.get("/desk/clients/1000000024").statusCode()).isEqualTo(404);
        assertThat(officer.get(LIST + "/CLP-2026-UNKNOWN1").statusCode()).isEqualTo(404);
        assertThat(page(officer.get(LIST + "/prepare?key=F9:SAR")).select("h1").text())
                .isEqualTo("Payments of claims");
    }

    private static org.jsoup.nodes.Element row(Document list, String facility) {
        return list.select("tbody tr").stream()
                .filter(row -> row.text().contains(facility))
                .findFirst()
                .orElseThrow();
    }

    private static String reference(Document list) {
        return list.selectFirst("[role=status] a").attr("href").substring(LIST.length() + 1);
    }

    private static Document page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
