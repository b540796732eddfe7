package org.diwan.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.diwan.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page on what banks sent that nobody believed. */
@BankTest
class BankMessagePagesTests {

    private static final String LIST = "/admin/bank-messages";

    @LocalServerPort
    int port;

    @Autowired
    Intake intake;

    @Autowired
    AskedCases cases;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nothingCameYet() {
        jdbc.sql("delete from bank_message").update();
    }

    @Test
    void allIsWellAsLongAsNothingCame() {
        Browser operator = Browser.at(port).signIn("admin1");
        assertThat(operator.get(LIST).body())
                .contains("Nothing is in quarantine")
                .doesNotContain("<table");
        assertThat(operator.get(LIST + "?show=all").body()).contains("No message has gone to a bank");
    }

    @Test
    void whatWasRefusedIsListedWithItsReasonAndShownAsItCame() {
        String attack = "<a>\u0000<script>alert(1)</script></b>";
        long id = intake.take(attack.getBytes(StandardCharsets.UTF_8), null).id();
        String reference = cases.waiting();
        intake.take(Reports.matched("R-1", "LIARSARI", reference + "-1"), null);
        Browser supervisor = Browser.at(port).signIn("supervisor1");
        assertThat(supervisor.get(LIST).body())
                .contains("It is not written as the format demands.", "It does not come from the bank that was asked.")
                .contains("LIARSARI")
                .doesNotContain("Went out");
        assertThat(supervisor.get(LIST + "/" + id).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "line 1")
                .doesNotContain("<script>alert");
        assertThat(supervisor.get(LIST + "?show=all").body()).contains("Went out", "Waiting to leave");
        assertThat(supervisor.get(LIST + "?lang=ar").body()).contains("لم تصل من البنك الذي سُئل.");
        assertThat(supervisor.get(LIST + "?lang=fr").body()).contains("Il ne vient pas de la banque interrogée.");
    }

    @Test
    void aLongListHasPages() {
        IntStream.range(0, 30).forEach(i -> intake.take("x".getBytes(StandardCharsets.UTF_8), null));
        Browser operator = Browser.at(port).signIn("admin1");
        assertThat(operator.get(LIST).body()).contains("Page 1 of 2");
        assertThat(operator.get(LIST + "?show=quarantined&page=2").body()).contains("Page 2 of 2");
        assertThat(operator.get(LIST + "?page=99").body()).contains("Page 2 of 2");
    }

    @Test
    void nobodyElseSeesThem() {
        long id = intake.take("x".getBytes(StandardCharsets.UTF_8), null).id();
        for (String other : new String[] {"clerk1", "1000000024", "finance1"}) {
            Browser browser = Browser.at(port).signIn(other);
            assertThat(browser.get(LIST).statusCode()).isEqualTo(404);
            assertThat(browser.get(LIST + "/" + id).statusCode()).isEqualTo(404);
        }
        assertThat(Browser.at(port).signIn("admin1").get(LIST + "/0").statusCode())
                .isEqualTo(404);
    }
}
