package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.identity.Authenticators.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Authenticator apps and recovery codes, at the step-up and at the door; and browsers that are new. */
@DiwanTest
class SecondFactorTests {

    private static final String STAFF = "analyst2";
    private static final String CITIZEN = "1000000032";
    private static final String GUARDED = "/services/guarded-change/start";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Authenticators authenticators;

    @Autowired
    SecondFactors factors;

    @Autowired
    Clock clock;

    @BeforeEach
    @AfterEach
    void forget() {
        jdbc.sql("delete from authenticator").update();
        jdbc.sql("delete from recovery_code").update();
        jdbc.sql("delete from sign_in_guard").update();
    }

    @Test
    void anAppIsSetUpWithItsFirstCodeAndAskedForAtEachSignInOfStaff() {
        Browser person = Browser.at(port).signIn(STAFF);
        person.get("/account/factors?lang=en");
        String page = person.post("/account/factors/app", Map.of()).body();
        assertThat(page).contains("<svg", "Or type this key");
        byte[] secret = authenticators.pending(STAFF).orElseThrow();
        assertThat(page.replace(" ", "")).contains(Totp.base32(secret));
        assertThat(signInPath()).isEqualTo("/desk");

        String wrong = confirm(person, "000000", DemoAccounts.PASSWORD);
        assertThat(wrong).contains("not right, or was used before", "href=\"#code\"");
        assertThat(confirm(person, code(secret, 0), "guess")).contains("This is not your password");
        assertThat(confirm(person, code(secret, -4), DemoAccounts.PASSWORD)).contains("clock of your telephone");
        String done = confirm(person, code(secret, 0), DemoAccounts.PASSWORD);
        List<String> codes = recoveryCodes(done);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        Browser next = Browser.at(port);
        next.get("/sign-in?lang=en");
        assertThat(next.signIn(STAFF, DemoAccounts.PASSWORD).uri()).hasPath("/sign-in/code");
        assertThat(next.get("/account").uri()).hasPath("/sign-in/code");
        assertThat(next.post("/sign-in/code", Map.of("code", code(secret, 0))).body())
                .as("used before")
                .contains("not right, or was used before");
        next.post("/sign-in/code", Map.of("code", code(secret, 1)));
        assertThat(next.get("/account?lang=en").body())
                .contains("Password and code, confirmed today", "10 recovery codes are left");

        Browser lost = Browser.at(port);
        lost.get("/sign-in?lang=en");
        lost.signIn(STAFF, DemoAccounts.PASSWORD);
        lost.post("/sign-in/code", Map.of("code", codes.get(3).toLowerCase()));
        assertThat(lost.get("/account").body()).contains("9 recovery codes are left");
        assertThat(factors.check(STAFF, codes.get(3), null)).isPresent();

        lost.get("/account/factors");
        List<String> renewed =
                recoveryCodes(lost.post("/account/factors/codes", Map.of()).body());
        assertThat(renewed).hasSize(10).doesNotContainAnyElementsOf(codes);
        assertThat(factors.check(STAFF, codes.get(4), null)).isPresent();
        lost.get("/account/factors/remove");
        assertThat(lost.post("/account/factors/remove", Map.of()).body()).contains("The app is removed");
        assertThat(signInPath()).isEqualTo("/desk");
    }

    @Test
    void atTheStepUpTheAppOrARecoveryCodeIsAskedForAndNoMessageSent() {
        byte[] secret = setUp(CITIZEN);
        factors.codes(CITIZEN);
        Browser person = Browser.at(port).signIn(CITIZEN);
        String page = person.get(GUARDED + "?lang=en").body();
        assertThat(page).contains("that your app shows", "Use a recovery code").doesNotContain("+966", "Send the code");
        assertThat(page.indexOf("id=\"app\"")).isLessThan(page.indexOf("id=\"recovery\""));
        String to = "/account/confirm/app?to=" + GUARDED;
        assertThat(person.post(to, Map.of("code", "nonsense")).body()).contains("Error:", "Enter the 6 digits");
        assertThat(person.post(to, Map.of("code", code(secret, 1))).uri().getPath())
                .startsWith(GUARDED);
        assertThat(person.get("/account/password").uri()).hasPath("/account/password");
        Browser other = Browser.at(port).signIn(CITIZEN);
        assertThat(other.get("/account/password").uri()).hasPath("/account/confirm");
        assertThat(other.post("/account/factors/remove", Map.of()).uri()).hasPath("/account/confirm");
        assertThat(other.post("/account/factors/codes", Map.of()).uri()).hasPath("/account/confirm");
        assertThat(authenticators.has(CITIZEN)).isTrue();
    }

    @Test
    void eachBeginningMakesANewSecretThatOnlyItsOwnSessionSees() {
        Browser first = Browser.at(port).signIn(STAFF);
        Browser second = Browser.at(port).signIn(STAFF);
        first.get("/account/factors");
        assertThat(first.post("/account/factors/app", Map.of()).body()).contains("<svg");
        byte[] before = authenticators.pending(STAFF).orElseThrow();
        assertThat(second.get("/account/factors/app").uri()).hasPath("/account/factors");
        assertThat(second.post(
                                "/account/factors/app/confirm",
                                Map.of("code", code(before, 0), "password", DemoAccounts.PASSWORD))
                        .uri())
                .hasPath("/account/factors");
        second.post("/account/factors/app", Map.of());
        assertThat(authenticators.pending(STAFF).orElseThrow()).isNotEqualTo(before);
        assertThat(first.get("/account/factors/app").uri()).hasPath("/account/factors");
        assertThat(authenticators.has(STAFF)).isFalse();
    }

    @Test
    void aCodeCountsOnceAlsoForTwentyAtOnceAndNoneBeforeItAfterwards() {
        byte[] secret = setUp(STAFF);
        String code = code(secret, 1);
        assertThat(IntStream.range(0, 20)
                        .parallel()
                        .filter(i -> authenticators.check(STAFF, code) == Answer.RIGHT)
                        .count())
                .isEqualTo(1);
        assertThat(authenticators.check(STAFF, code(secret, 0))).isEqualTo(Answer.WRONG);
    }

    @Test
    void ofTwentyUsesOfARecoveryCodeAtOnceOneCounts() {
        setUp(STAFF);
        String code = factors.codes(STAFF).get(0);
        assertThat(IntStream.range(0, 20)
                        .parallel()
                        .filter(i -> factors.check(STAFF, code, null).isEmpty())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aClockTwoMinutesSlowIsToldAndACodeThatWillBeRightIsJustWrong() {
        byte[] secret = setUp(STAFF);
        assertThat(factors.check(STAFF, code(secret, -4), null))
                .hasValueSatisfying(problem -> assertThat(problem.reason()).isEqualTo("clock"));
        for (int off : List.of(4, 40)) {
            assertThat(factors.check(STAFF, code(secret, off), null))
                    .hasValueSatisfying(problem -> assertThat(problem.reason()).isEqualTo("wrong"));
        }
        assertThat(factors.check(STAFF, code(secret, 1), null)).isEmpty();
    }

    @Test
    void guessingMakesTheAccountWaitAtThisPageAndNotAtTheDoor() {
        byte[] secret = setUp(STAFF);
        String wrong = code(secret, 1).equals("123456") ? "123457" : "123456";
        IntStream.range(0, 5).forEach(i -> factors.check(STAFF, wrong, null));
        assertThat(factors.check(STAFF, code(secret, 1), null))
                .hasValueSatisfying(problem -> assertThat(problem.minutes()).isEqualTo(1));
        assertThat(signInPath()).isEqualTo("/sign-in/code");
    }

    @Test
    void secretAndCodesAreKeptSealedAndHashed() {
        byte[] secret = setUp(STAFF);
        List<String> codes = factors.codes(STAFF);
        String rows = String.join(
                " ",
                jdbc.sql("select a::text from authenticator a union all select c::text from recovery_code c")
                        .query(String.class)
                        .list());
        assertThat(rows)
                .doesNotContain(java.util.HexFormat.of().formatHex(secret), Totp.base32(secret))
                .doesNotContain(codes);
    }

    @Test
    void aNewBrowserIsToldOnceAndTheFirstEverNotAtAll() {
        jdbc.sql("delete from known_device where user_name = ?").param(CITIZEN).update();
        jdbc.sql("update sign_in_guard set failed = 0").update();
        long before = told();
        Browser first = Browser.at(port).signIn(CITIZEN);
        assertThat(told()).isEqualTo(before);
        Browser second = Browser.at(port).signIn(CITIZEN);
        long once = told();
        assertThat(once).isGreaterThan(before);
        second.get("/account");
        second.post("/sign-out", Map.of());
        second.signIn(CITIZEN);
        assertThat(told()).isEqualTo(once);
        assertThat(jdbc.sql("select count(*) from audit_entry where object_id = ? and act = 'browser-new'")
                        .param(CITIZEN)
                        .query(Long.class)
                        .single())
                .isPositive();

        String page = first.get("/account?lang=en").body();
        assertThat(page).contains("This browser");
        List<String> forms = find(page, "/account/devices/\\d+/forget");
        assertThat(forms).hasSize(2);
        assertThat(first.post(forms.get(0), Map.of()).body()).contains("The browser is forgotten");
        assertThat(Browser.at(port).signIn(STAFF).post(forms.get(1), Map.of()).statusCode())
                .as("somebody else's")
                .isIn(403, 404);
        assertThat(find(first.get("/account").body(), "/account/devices/\\d+/forget"))
                .hasSize(1);
    }

    private long told() {
        return jdbc.sql("select count(*) from notification where client = ? and notice = 'browser-new'")
                .param(CITIZEN)
                .query(Long.class)
                .single();
    }

    private byte[] setUp(String userName) {
        authenticators.begin(userName);
        byte[] secret = authenticators.pending(userName).orElseThrow();
        assertThat(authenticators.confirm(userName, code(secret, -1))).isEqualTo(Answer.RIGHT);
        return secret;
    }

    private String code(byte[] secret, int off) {
        return Totp.code(secret, Totp.step(clock.instant()) + off);
    }

    private static String confirm(Browser person, String code, String password) {
        return person.post("/account/factors/app/confirm", Map.of("code", code, "password", password))
                .body();
    }

    private String signInPath() {
        Browser next = Browser.at(port);
        next.get("/sign-in");
        return next.signIn(STAFF, DemoAccounts.PASSWORD).uri().getPath();
    }

    private static List<String> recoveryCodes(String page) {
        return find(page, "\\b[0-9A-Z]{5}-[0-9A-Z]{5}\\b");
    }

    private static List<String> find(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
