package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.identity.Confirmations.Asker;
import org.diwan.identity.Confirmations.Fresh;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second factor, as people meet it on the way to a service that asks for it. */
@DiwanTest
class ConfirmationTests {

    private static final String CLIENT = "1000000057";
    private static final String START = "/services/guarded-change/start";
    private static final String CONFIRM = "/account/confirm?to=%2Fservices%2Fguarded-change%2Fstart";
    private static final String SEND = "/account/confirm/code?to=%2Fservices%2Fguarded-change%2Fstart";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Confirmations confirmations;

    private Browser client;

    @BeforeEach
    void signIn() {
        jdbc.sql("delete from confirmation_code").update();
        jdbc.sql("delete from draft where client = ?").param(CLIENT).update();
        client = Browser.at(port).signIn(CLIENT);
    }

    @Test
    void theRightCodeLeadsToTheServiceAskedFor() {
        HttpResponse<String> asked = client.get(START + "?lang=en");
        assertThat(asked.uri()).hasPath("/account/confirm");
        assertThat(asked.body()).contains("+966 •••• ", "@").doesNotContain("one-time-code");

        String waiting = client.post(SEND, Map.of("channel", "sms")).body();
        assertThat(waiting).contains("autocomplete=\"one-time-code\"", "inputmode=\"numeric\"", "+966 •••• ");
        String before = client.cookie("DIWAN");
        HttpResponse<String> started = client.post(CONFIRM, Map.of("code", code()));
        assertThat(started.uri().getPath()).startsWith(START + "/");
        assertThat(client.cookie("DIWAN")).isNotEqualTo(before);
        assertThat(client.get("/account").body()).contains("Password and code, confirmed today", "A code was sent");
        assertThat(audited("sign-in-confirmed")).isPositive();
    }

    @Test
    void theCodeComesByMailToWhoWishesItSo() {
        client.get(START + "?lang=fr");
        assertThat(client.post(SEND, Map.of("channel", "mail")).body()).contains("courriel", "•••@");
        assertThat(message()).contains("code à usage unique");
        HttpResponse<String> started = client.post(CONFIRM, Map.of("code", spaced(code())));
        assertThat(started.uri().getPath()).startsWith(START + "/");
    }

    @Test
    void nothingOfTheCodeIsKeptButItsHash() {
        client.get(START);
        client.post(SEND, Map.of("channel", "sms"));
        String code = code();
        List<String> rows = jdbc.sql(
                        "select c::text from confirmation_code c union all select n::text from notification n where notice = 'oneTimeCode'")
                .query(String.class)
                .list();
        assertThat(rows).hasSizeGreaterThan(1).noneMatch(row -> row.matches(".*\\D" + code + "\\D.*"));
    }

    @Test
    void afterFiveWrongCodesTheRightOneIsRefusedAlikeAndSoIsEverythingElse() {
        client.get(START + "?lang=en");
        client.post(SEND, Map.of("channel", "sms"));
        String code = code();
        String refusal = refusal(wrong(code));
        IntStream.range(1, 5).forEach(i -> assertThat(refusal(wrong(code))).isEqualTo(refusal));
        assertThat(refusal(code)).isEqualTo(refusal).contains("not right or no longer valid");
    }

    @Test
    void anExpiredCodeIsRefusedAlike() {
        client.get(START + "?lang=en");
        client.post(SEND, Map.of("channel", "sms"));
        age("6 minutes");
        assertThat(refusal(code())).contains("not right or no longer valid");
    }

    @Test
    void aCodeCountsOnce() {
        Asker asker = new Asker(CLIENT, "a session", null);
        Fresh fresh = confirmations.make(asker, "sms").orElseThrow();
        assertThat(confirmations.confirm(asker, fresh.code())).isTrue();
        assertThat(confirmations.confirm(asker, fresh.code())).isFalse();
    }

    @Test
    void aCodeCountsInItsOwnSessionAndForItsOwnPersonOnly() {
        Fresh fresh =
                confirmations.make(new Asker(CLIENT, "a session", null), "sms").orElseThrow();
        assertThat(confirmations.confirm(new Asker(CLIENT, "another", null), fresh.code()))
                .isFalse();
        assertThat(confirmations.confirm(new Asker("1000000065", "a session", null), fresh.code()))
                .isFalse();
        assertThat(confirmations.confirm(new Asker(CLIENT, "a session", null), fresh.code()))
                .isTrue();
    }

    @Test
    void aNewCodeVoidsTheOneBefore() {
        Asker asker = new Asker(CLIENT, "a session", null);
        Fresh first = confirmations.make(asker, "sms").orElseThrow();
        age("2 minutes");
        Fresh second = confirmations.make(asker, "mail").orElseThrow();
        assertThat(confirmations.confirm(asker, first.code()))
                .isEqualTo(first.code().equals(second.code()));
        assertThat(confirmations.confirm(asker, second.code())).isTrue();
    }

    @Test
    void ofTwentyTriesAtOnceOneIsRight() {
        Asker asker = new Asker(CLIENT, "a session", null);
        Fresh fresh = confirmations.make(asker, "sms").orElseThrow();
        long right = IntStream.range(0, 20)
                .parallel()
                .filter(i -> confirmations.confirm(asker, fresh.code()))
                .count();
        assertThat(right).isEqualTo(1);
    }

    @Test
    void ofTwentyWishesAtOnceOneIsSent() {
        Asker asker = new Asker(CLIENT, "a session", null);
        long sent = IntStream.range(0, 20)
                .parallel()
                .filter(i -> confirmations.make(asker, "sms").isPresent())
                .count();
        assertThat(sent).isEqualTo(1);
    }

    @Test
    void aNewCodeComesAfterAMinuteAndTheFourthAfterAQuarterOfAnHour() {
        client.get(START + "?lang=en");
        client.post(SEND, Map.of("channel", "sms"));
        assertThat(client.post(SEND, Map.of("channel", "sms")).body()).contains("next code in 1 minute");
        for (int i = 0; i < 2; i++) {
            age("2 minutes");
            assertThat(client.post(SEND, Map.of("channel", "sms")).body()).doesNotContain("next code in");
        }
        age("2 minutes");
        assertThat(client.post(SEND, Map.of("channel", "sms")).body()).contains("next code in 9 minutes");
        age("10 minutes");
        assertThat(client.post(SEND, Map.of("channel", "sms")).body()).doesNotContain("next code in");
    }

    @Test
    void afterTenWrongTriesCodesComeOnceAnHour() {
        Asker asker = new Asker(CLIENT, "a session", null);
        for (int i = 0; i < 2; i++) {
            Fresh fresh = confirmations.make(asker, "sms").orElseThrow();
            IntStream.range(0, 5).forEach(n -> confirmations.confirm(asker, wrong(fresh.code())));
            age("20 minutes");
        }
        assertThat(confirmations.wait(CLIENT)).hasMinutes(39);
    }

    @Test
    void whatIsNoCodeIsSaidAndCostsNoTry() {
        client.get(START + "?lang=en");
        client.post(SEND, Map.of("channel", "sms"));
        assertThat(client.post(CONFIRM, Map.of("code", "12 34")).body())
                .contains("Error:", "Enter the 6 digits", "href=\"#code\"", "aria-invalid=\"true\"");
        assertThat(jdbc.sql("select tries from confirmation_code")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example/", "/%5Cevil.example", "/account/%0d%0aX:y"})
    void nobodyIsLedOutOfTheHouse(String to) {
        Browser there = Browser.withoutRedirectsAt(port);
        there.signIn(CLIENT);
        there.get("/account/confirm");
        there.post("/account/confirm/code", Map.of("to", to, "channel", "sms"));
        HttpResponse<String> answer = there.post("/account/confirm", Map.of("to", to, "code", code()));
        assertThat(answer.headers().firstValue("location").orElse("")).matches("(http://localhost:\\d+)?/account.*");
        assertThat(answer.headers().firstValue("x")).isEmpty();
    }

    @Test
    void aConfirmationEndsWithItsHalfHour() {
        var then = java.time.Instant.parse("2026-11-21T09:00:00Z");
        SignedIn person = new SignedIn(CLIENT, CLIENT, "a", "b", java.util.Set.of()).confirmed(then);
        assertThat(person.assurance(then.plusSeconds(1799))).isEqualTo(Assurance.TWO_FACTORS);
        assertThat(person.assurance(then.plusSeconds(1800))).isEqualTo(Assurance.PASSWORD);
    }

    @Test
    void whoHasNoNumberGetsAMailAndWhoHasNeitherIsToldWhereToGo() {
        Browser abroad = Browser.at(port).signIn("1000000099");
        assertThat(abroad.get(START + "?lang=en").body())
                .contains("•••@", "value=\"mail\"")
                .doesNotContain("value=\"sms\"");
        assertThat(Browser.at(port)
                        .signIn("clerk1")
                        .get("/account/confirm?lang=en")
                        .body())
                .contains("We cannot reach you", "with your ID card", "href=\"/contact\"");
    }

    @ParameterizedTest
    @CsvSource({"/services/contact-details-change/start", "/services/certificate-issuance/start"})
    void servicesThatDoNotAskForItStartAsBefore(String service) {
        assertThat(client.get(service).uri().getPath()).startsWith(service + "/");
    }

    @Test
    void withoutItNothingOfTheServiceIsSeenOrSentAndWhatIsTypedIsKept() {
        client.get(START);
        client.post(SEND, Map.of("channel", "sms"));
        HttpResponse<String> started = client.post(CONFIRM, Map.of("code", code()));
        String draft = started.uri().getPath();
        String page = "?" + started.uri().getQuery();

        Browser later = Browser.at(port).signIn(CLIENT);
        assertThat(later.get(draft + page).uri()).hasPath("/account/confirm");
        later.post(draft + page, Map.of("what", "The colour"));
        assertThat(later.get(draft + "/check").uri()).hasPath("/account/confirm");
        assertThat(later.post(draft + "/send", Map.of()).uri()).hasPath("/account/confirm");
        assertThat(client.get(draft + "/check").body()).contains("The colour");
        HttpResponse<String> sent = client.post(draft + "/send", Map.of());
        assertThat(sent.uri().getPath()).startsWith("/cases/GRD-");

        String task = first(sent.body(), "/cases/GRD-[^\"]*/tasks/[^\"]*");
        assertThat(later.get(task).uri()).hasPath("/account/confirm");
        assertThat(later.post(task, Map.of("reply", "x")).uri()).hasPath("/account/confirm");
        assertThat(client.get(task).uri()).hasPath(task);
    }

    private String refusal(String code) {
        String page = client.post(CONFIRM, Map.of("code", code)).body();
        return page.replaceAll("name=\"_csrf\"[^>]*>", "").replaceAll("<style>.*?</style>", "");
    }

    private String code() {
        return first(message(), "\\b\\d{6}\\b");
    }

    private String message() {
        return jdbc.sql(
                        """
                select text from demo_message join notification on id = notification_id
                 where notice = 'oneTimeCode' and client = ? order by at desc limit 1""")
                .param(CLIENT)
                .query(String.class)
                .single();
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    private static String wrong(String code) {
        return code.startsWith("9") ? "1" + code.substring(1) : "9" + code.substring(1);
    }

    private static String spaced(String code) {
        return " " + code.substring(0, 3) + "-" + code.substring(3) + " ";
    }

    private void age(String time) {
        jdbc.sql("update confirmation_code set sent_at = sent_at - ?::interval")
                .param(time)
                .update();
    }

    private long audited(String act) {
        return jdbc.sql("select count(*) from audit_entry where who = ? and act = ?")
                .params(CLIENT, act)
                .query(Long.class)
                .single();
    }
}
