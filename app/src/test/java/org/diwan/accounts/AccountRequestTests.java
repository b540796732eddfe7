package org.diwan.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.MultipartBody;
import org.diwan.OneTimeCodes;
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
