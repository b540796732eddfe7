package org.diwan.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.MultipartBody;
import org.diwan.OneTimeCodes;
import org.diwan.money.Iban;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The request for another account, as people meet it: what they are offered, and what is wrong with what they type. */
@DiwanTest
class AccountRequestTests {

    private static final String PENSIONER = "1000000024";
    private static final String OWN = "600000000";
    private static final String FOREIGN = "600000001";
    private static final String IN_WORK = "1000000040";
    private static final String WITH_PENSION = "1000000032";
    private static final String GIVEN = "699000001";
    private static final String START = "/services/bank-account-change/start";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void noCodesYet() {
        jdbc.sql("delete from confirmation_code").update();
    }

    @Test
    void aPensionerChoosesAmongTheirOwnBenefitsAndReadsThemAgainBeforeSending() {
        Browser client = confirmed(PENSIONER);
        HttpResponse<String> first = client.get(START + "?lang=en");
        assertThat(first.body())
                .contains("Old-age pension", "SA•• •••• 0000 at Diwan Demo Bank", "value=\"" + OWN + "\"");

        String draft = first.uri().getPath();
        assertThat(client.post(draft + "?page=benefits", Map.of(), "benefits", List.of(FOREIGN))
                        .body())
                .contains("Choose among the benefits shown here");
        HttpResponse<String> account = client.post(draft + "?page=benefits", Map.of(), "benefits", List.of(OWN));
        assertThat(account.uri().getQuery()).isEqualTo("page=account");

        assertThat(account(client, draft, "SA04 8000 0000 6080 1016 7519").body())
                .contains("the two check digits after the country do not fit the rest");
        assertThat(account(client, draft, "SA03 8000 0000 6080 1016 751").body())
                .contains("has 23 characters. An IBAN that begins with SA has 24");
        assertThat(account(client, draft, "US03 8000 0000 6080 1016 7519").body())
                .contains("must begin with the two letters of a country that has IBANs");
        assertThat(account(client, draft, "SA03 8000 0000 6080 1016 751!").body())
                .contains("holds a character that does not belong there");
        assertThat(account(client, draft, "sa03 8000 0000 6080 1016 7519").uri().getQuery())
                .isEqualTo("page=confirm");
        HttpResponse<String> check = client.post(draft + "?page=confirm", Map.of("own", "true"));
        assertThat(check.uri().getPath()).endsWith("/check");
        assertThat(check.body())
                .contains("SA03 8000 0000 6080 1016 7519", "Old-age pension")
                .doesNotContain(OWN);
    }

    @Test
    void whoIsPaidNothingReadsThatAndCannotGoOn() {
        Browser client = confirmed(IN_WORK);
        HttpResponse<String> first = client.get(START + "?lang=en");
        assertThat(first.body()).contains("We pay no benefit to you at present");
        assertThat(client.post(first.uri().getPath() + "?page=benefits", Map.of())
                        .body())
                .contains("There is no benefit in payment, so nothing can be sent");
    }

    @Test
    void whatNoFormCanSeeIsToldOnThePageOfTheCase() {
        String present = Iban.of("SA", "10000000000" + GIVEN);
        give(present);
        try {
            Browser client = confirmed(WITH_PENSION);
            assertThat(asked(client, Iban.of("SA", "99" + "0".repeat(18))))
                    .contains("We cannot pay to this bank. Ask again with an account at another bank");
            assertThat(asked(client, present)).contains("This is the account that we pay to already.");
            run("BAC-2026-RUNNING1");
            assertThat(asked(client, Iban.of("SA", "80000000000" + GIVEN)))
                    .contains("Another change of the same benefit is running.");
        } finally {
            for (String table : List.of("account_change", "benefit_account", "benefit")) {
                jdbc.sql("delete from " + table + " where benefit_id = ?")
                        .param(GIVEN)
                        .update();
            }
        }
    }

    /** What the client reads of the request as soon as the rules have been asked. */
    private static String asked(Browser client, String iban) {
        String draft = client.get(START).uri().getPath();
        client.post(draft + "?page=benefits", Map.of(), "benefits", List.of(GIVEN));
        account(client, draft, iban);
        client.post(draft + "?page=confirm", Map.of("own", "true"));
        String page = client.post(draft + "/send", Map.of()).uri().getPath();
        return await().until(() -> client.get(page + "?lang=en").body(), body -> body.contains("Refused"));
    }

    private void give(String iban) {
        jdbc.sql(
                        """
                insert into benefit (benefit_id, national_id, kind, started_on, monthly_amount, currency)
                values (?, ?, 'old-age', date '2020-01-01', 3000, 'SAR')""")
                .params(GIVEN, WITH_PENSION)
                .update();
        jdbc.sql(
                        """
                insert into benefit_account (benefit_id, iban, holder_name, bank_bic, valid_from)
                values (?, ?, 'Lina Omar Al-Subaie', 'DIWASARI', date '2020-01-01')""")
                .params(GIVEN, iban)
                .update();
    }

    /** Another case runs for the benefit. */
    private void run(String reference) {
        jdbc.sql(
                        """
                insert into account_change (case_reference, attempt, benefit_id, national_id, iban, holder_name, bank_bic,
                                            state, announced_at, reserved_at)
                values (?, 1, ?, ?, 'SA0380000000608010167519', 'Lina', 'NAJDSARI', 'pending', now(), now())""")
                .params(reference, GIVEN, WITH_PENSION)
                .update();
    }

    private static HttpResponse<String> account(Browser client, String draft, String iban) {
        MultipartBody page = new MultipartBody().field("iban", iban).field("holder", "Ibrahim Yusuf Al-Qahtani");
        return client.post(draft + "?page=account", page);
    }

    private Browser confirmed(String person) {
        Browser client = Browser.at(port).signIn(person);
        client.get(START + "?lang=en");
        client.post("/account/confirm/code?to=%2Fservices%2Fbank-account-change%2Fstart", Map.of("channel", "mail"));
        client.post(
                "/account/confirm?to=%2Fservices%2Fbank-account-change%2Fstart",
                Map.of("code", OneTimeCodes.last(jdbc, person)));
        return client;
    }
}
