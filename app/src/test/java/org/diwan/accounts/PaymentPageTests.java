package org.diwan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** In a house of its own: a month is paid once. */
@DiwanTest
@TestPropertySource(properties = "diwan.payments.debtor-name=House of payments")
class PaymentPageTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Test
    void anOfficerLooksConfirmsAndTakesTheFile() {
        String month = YearMonth.now(clock).toString();
        Browser officer = Browser.at(port).signIn("finance1");
        Browser other = Browser.at(port).signIn("finance2");
        assertThat(officer.get("/").statusCode()).isEqualTo(200);
        Document empty = page(officer.get("/payments?lang=en"));
        assertThat(empty.text()).contains("Nothing has been paid from here yet", "See what will be paid");
        assertThat(empty.selectFirst("main a.govuk-button").attr("href")).isEqualTo("/payments/" + month + "/run");

        db.sql("delete from benefit_account where benefit_id = '600000001'").update();
        Document confirm = page(officer.get("/payments/" + month + "/run"));
        assertThat(confirm.select("main").text())
                .contains("Pay now", "No account is known for the pay day 1 benefit is not paid", "SAR");
        other.get("/payments/" + month + "/run");

        HttpResponse<String> paid = officer.post("/payments/" + month + "/run", Map.of());
        assertThat(paid.uri()).hasPath("/payments/" + month);
        assertThat(page(paid).text())
                .contains("The month is paid", "600000001", "No account is known", "Handed to the bank on")
                .contains("finance1");
        assertThat(page(other.post("/payments/" + month + "/run", Map.of())).text())
                .contains("Nothing was paid", "had been paid before", "finance1");

        HttpResponse<String> file = officer.get("/payments/" + month + "/pain.001.xml");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(header -> assertThat(header).contains("pain.001-" + month + ".xml"));
        assertThat(file.body()).contains("pain.001.001.09", "600000000-" + month, "House of payments");
        assertThat(db.sql("select who || ' ' || act from audit_entry where object_id = ? order by seq")
                        .param(month)
                        .query(String.class)
                        .list())
                .containsExactly("finance1 month-paid", "finance1 payment-file-taken");
        assertThat(page(officer.get("/payments")).select("main tbody tr")).hasSize(1);
        assertThat(officer.get("/payments/" + month + "/run").uri()).hasPath("/payments/" + month);
        assertThat(officer.get("/payments/1999-01").statusCode()).isEqualTo(404);
        for (String language : new String[] {"ar", "fr", "en"}) {
            for (String address : new String[] {"/payments", "/payments/" + month}) {
                Document one = page(officer.get(address + "?lang=" + language));
                assertThat(one.select("main").text()).doesNotContain("??", "accounts.payments");
                assertThat(one.select("html").attr("lang")).isEqualTo(language);
            }
        }
        assertThat(Browser.at(port).signIn("clerk1").get("/payments").statusCode())
                .isEqualTo(404);
    }

    private static Document page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
