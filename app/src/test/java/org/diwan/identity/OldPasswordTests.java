package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.identity.Authenticators.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was begun with a password ends when there is another one. */
@DiwanTest
class OldPasswordTests {

    private static final String FRESH = "seven green kites over water";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    @Autowired
    Authenticators authenticators;

    @Autowired
    PasswordChanges changes;

    @Autowired
    FirstPins pins;

    @Autowired
    Passwords passwords;

    @Autowired
    Clock clock;

    @Test
    void aHalfSignInWithTheOldPasswordIsNotFinishedAfterAChange() {
        byte[] secret = withApp("old-half");
        Browser thief = half("old-half");
        changes.change("old-half", FRESH, "none");
        thief.post("/sign-in/code", Map.of("code", code(secret, 0)));
        assertThat(thief.get("/account").uri()).hasPath("/sign-in");
        Browser owner = Browser.at(port);
        owner.get("/sign-in");
        owner.signIn("old-half", FRESH);
        owner.post("/sign-in/code", Map.of("code", code(secret, 1)));
        assertThat(owner.get("/account").uri()).hasPath("/account");
    }

    @Test
    void norAfterTheSecurityOfficerMadeAPin() {
        byte[] secret = withApp("old-pin");
        Browser thief = half("old-pin");
        assertThat(pins.make("old-pin", "security1", FirstPins.Way.SECURITY)).isPresent();
        thief.post("/sign-in/code", Map.of("code", code(secret, 0)));
        assertThat(thief.get("/account").uri()).hasPath("/sign-in");
    }

    @Test
    void norAfterAllSessionsWereEnded() {
        byte[] secret = withApp("old-ended");
        Browser thief = half("old-ended");
        jdbc.sql("update account set sessions_from = now() where user_name = 'old-ended'")
                .update();
        thief.post("/sign-in/code", Map.of("code", code(secret, 0)));
        assertThat(thief.get("/account").uri()).hasPath("/sign-in");
    }

    @Test
    void sessionsThatWereBeginningEndWithTheOldPasswordAndTheOneThatAskedGoesOn() {
        add("old-parallel");
        Browser owner = Browser.at(port).signIn("old-parallel");
        owner.get("/account/password");
        var before = clock.instant();
        String cookie = owner.cookie("DIWAN");
        assertThat(owner.post(
                                "/account/password",
                                Map.of("current", DemoAccounts.PASSWORD, "fresh", FRESH, "again", FRESH))
                        .uri())
                .hasPath("/account");
        assertThat(owner.get("/account").uri()).hasPath("/account");
        assertThat(owner.cookie("DIWAN")).isNotEqualTo(cookie);
        assertThat(accounts.open("old-parallel", before)).isEmpty();
        assertThat(accounts.open("old-parallel", clock.instant().plus(Duration.ofMillis(1))))
                .isPresent();
    }

    @Test
    void aPasswordThatChangedWhileItWasComparedIsOld() {
        add("old-compared");
        Account read = accounts.find("old-compared").orElseThrow();
        assertThat(accounts.stillHas(read)).isTrue();
        changes.change("old-compared", FRESH, "none");
        assertThat(accounts.stillHas(read)).isFalse();
    }

    private Browser half(String userName) {
        Browser browser = Browser.at(port);
        browser.get("/sign-in");
        assertThat(browser.signIn(userName, DemoAccounts.PASSWORD).uri()).hasPath("/sign-in/code");
        return browser;
    }

    private byte[] withApp(String userName) {
        add(userName);
        authenticators.begin(userName);
        byte[] secret = authenticators.pending(userName).orElseThrow();
        assertThat(authenticators.confirm(userName, code(secret, -1))).isEqualTo(Answer.RIGHT);
        return secret;
    }

    private String code(byte[] secret, int off) {
        return Totp.code(secret, Totp.step(clock.instant()) + off);
    }

    private void add(String userName) {
        accounts.add(new Account(
                userName,
                Account.Kind.STAFF,
                null,
                "Old",
                "قديم",
                passwords.hash(DemoAccounts.PASSWORD),
                Set.of(Role.CLERK),
                null,
                null,
                false,
                true));
    }
}
