package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

@DiwanTest
class SignInTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aCitizenSignsInAndSeesTheirAccountWithTheSignInJustMade() {
        Browser browser = Browser.at(port).signIn("1000000008");
        String page = browser.get("/account?lang=en").body();
        assertThat(page).contains("Nouf Abdulrahman Al-Harbi", "نوف عبدالرحمن الحربي", "Signed in", "127.0.0.1");
    }

    @Test
    void digitsOfAnArabicKeyboardAreTheSameName() {
        Browser browser = Browser.at(port);
        browser.get("/sign-in");
        browser.signIn(" ١٠٠٠٠٠٠٠٠٨ ", DemoAccounts.PASSWORD);
        assertThat(browser.get("/account").body()).contains("Nouf");
    }

    @Test
    void afterSignInComesThePageAskedFor() {
        Browser browser = Browser.at(port);
        assertThat(browser.get("/account?lang=fr").uri()).hasPath("/sign-in");
        HttpResponse<String> answer = browser.signIn("clerk1", DemoAccounts.PASSWORD);
        assertThat(answer.uri()).hasPath("/account");
    }

    @Test
    void theSessionIsNewAfterSignIn() {
        Browser browser = Browser.withoutRedirectsAt(port);
        browser.get("/sign-in");
        String before = browser.cookie("DIWAN");
        browser.signIn("clerk1", DemoAccounts.PASSWORD);
        assertThat(before).isNotEmpty();
        assertThat(browser.cookie("DIWAN")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void theSessionCookieIsHiddenFromScriptsAndOtherSites() {
        String cookie = Browser.withoutRedirectsAt(port).get("/sign-in").headers().allValues("set-cookie").stream()
                .filter(it -> it.startsWith("DIWAN="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        Browser browser = Browser.at(port);
        browser.get("/sign-in");
        Map<String, String> form =
                Map.of("username", "clerk1", "password", DemoAccounts.PASSWORD, "_csrf", "of another site");
        assertThat(browser.post("/sign-in", form).statusCode()).isEqualTo(403);
    }

    @Test
    void whoSignsOutIsOut() {
        Browser browser = Browser.at(port).signIn("clerk2");
        browser.get("/account");
        browser.post("/sign-out", Map.of());
        assertThat(browser.get("/account").uri()).hasPath("/sign-in");
    }

    @Test
    void aWrongPasswordIsToldAndTheNameStays() {
        Browser browser = Browser.at(port);
        browser.get("/sign-in?lang=en");
        String page = browser.signIn("manager1", "guess").body();
        assertThat(page).contains("is not right").contains("value=\"manager1\"");
    }

    @ParameterizedTest
    @MethodSource("existingAndNot")
    void theFifthWrongPasswordStartsAWaitThatIsTold(String userName) {
        Browser browser = Browser.at(port);
        browser.get("/sign-in?lang=en");
        IntStream.range(0, 4).forEach(i -> browser.signIn(userName, "guess " + i));
        assertThat(browser.signIn(userName, "guess 5").body()).contains("in 1 minute");
        assertThat(browser.signIn(userName, DemoAccounts.PASSWORD).body()).contains("in 1 minute");
    }

    static List<String> existingAndNot() {
        return List.of("auditor1", "nobody-of-that-name");
    }

    @Test
    void aWrongPasswordIsTriedOnce() {
        Browser browser = Browser.at(port);
        browser.get("/sign-in?lang=en");
        browser.signIn("finance2", "guess");
        assertThat(outcomes("finance2", "wrong-password")).isEqualTo(1);
    }

    @Test
    void theWaitDoublesAndTheRightPasswordEndsIt() {
        Browser browser = Browser.at(port);
        browser.get("/sign-in?lang=en");
        IntStream.range(0, 5).forEach(i -> browser.signIn("finance1", "guess " + i));
        endWaits();
        assertThat(browser.signIn("finance1", "guess 6").body()).contains("in 2 minutes");
        endWaits();
        browser.signIn("finance1", DemoAccounts.PASSWORD);
        assertThat(browser.get("/account").body()).contains("Waleed");
    }

    @Test
    void aThousandWrongPasswordsAtOnceAreNotComparedMoreThanFiveTimes() {
        IntStream.range(0, 1000).parallel().forEach(i -> assertThat(attempt("security1", "guess " + i))
                .isFalse());
        assertThat(outcomes("security1", "wrong-password")).isEqualTo(5);
        assertThat(outcomes("security1", "waiting")).as("the first of the lock").isEqualTo(1);
    }

    @Test
    void ofTwoHundredMadeUpNamesOfAnAddressMostComeAgainAndNobodyOfAnotherWaits() {
        var details = new WebAuthenticationDetails("192.0.2.7", null);
        var crowd = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            var token = UsernamePasswordAuthenticationToken.unauthenticated("crowd" + i, "guess");
                            token.setDetails(details);
                            try {
                                return String.valueOf(signIn.authenticate(token));
                            } catch (AuthenticationException e) {
                                return e.getClass().getSimpleName();
                            }
                        },
                        at -> new Thread(at).start()))
                .toList();
        assertThat(attempt("supervisor1", DemoAccounts.PASSWORD)).isTrue();
        List<String> answers = crowd.stream().map(CompletableFuture::join).toList();
        assertThat(answers).contains("Crowded", "SignInRefused").hasSize(200);
        assertThat(jdbc.sql("select count(*) from sign_in_guard where failed > 0")
                        .query(Long.class)
                        .single())
                .as("only what was compared counts")
                .isLessThan(200);
    }

    @Test
    void signInsOlderThanAYearAreForgotten(@Autowired SignIns signIns) {
        jdbc.sql(
                        "insert into sign_in (user_name, outcome, at) values ('manager1', 'confirmed', now() - interval '366 days')")
                .update();
        signIns.forgetOldOnes();
        assertThat(outcomes("manager1", "confirmed")).isZero();
    }

    @Test
    void manyRightPasswordsAtOnceLockNobodyOut() {
        boolean all = IntStream.range(0, 40).parallel().allMatch(i -> attempt("analyst1", DemoAccounts.PASSWORD));
        assertThat(all).isTrue();
    }

    @Autowired
    PasswordSignIn signIn;

    private boolean attempt(String userName, String password) {
        try {
            return signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(userName, password))
                    .isAuthenticated();
        } catch (SignInRefused e) {
            return false;
        }
    }

    /** Other tests sign in under the same names. */
    @AfterEach
    void nobodyWaitsAnyMore() {
        jdbc.sql("delete from sign_in_guard").update();
    }

    private void endWaits() {
        jdbc.sql("update sign_in_guard set locked_until = locked_until - interval '2 hours'")
                .update();
    }

    private long outcomes(String userName, String outcome) {
        return jdbc.sql("select count(*) from sign_in where user_name = ? and outcome = ?")
                .params(userName, outcome)
                .query(Long.class)
                .single();
    }
}
