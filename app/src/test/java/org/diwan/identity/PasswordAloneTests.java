package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.OneTimeCodes;
import org.diwan.identity.Authenticators.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever knows a password, and nothing else, gets no second factor and loses none for its owner. */
@DiwanTest
class PasswordAloneTests {

    private static final String CLIENT = "1000000073";
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
    StepUp stepUp;

    @Autowired
    Clock clock;

    @BeforeEach
    @AfterEach
    void forget() {
        jdbc.sql("delete from authenticator").update();
        jdbc.sql("delete from recovery_code").update();
        jdbc.sql("delete from sign_in_guard").update();
        jdbc.sql("delete from confirmation_code").update();
        jdbc.sql("delete from record_change where national_id = ?")
                .param(CLIENT)
                .update();
    }

    @ParameterizedTest
    @CsvSource({"mobile, sms, mail", "email, mail, sms"})
    void aContactChangedInTheLast14DaysTakesNoCodes(String field, String channel, String other) {
        changed(field, 13);
        Browser person = Browser.at(port).signIn(CLIENT);
        assertThat(person.get(GUARDED + "?lang=en").body())
                .contains("value=\"" + other + "\"")
                .doesNotContain("value=\"" + channel + "\"");
        person.post("/account/confirm/code?to=" + GUARDED, Map.of("channel", channel));
        assertThat(sent()).isZero();
        person.post("/account/confirm/code?to=" + GUARDED, Map.of("channel", other));
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void whoseContactsAreAllTooNewIsToldToComeAndAddsNoAppEither() {
        changed("mobile", 1);
        changed("email", 1);
        Browser person = Browser.at(port).signIn(CLIENT);
        assertThat(person.get(GUARDED + "?lang=en").body()).contains("We cannot reach you", "14 days");
        person.get("/account/factors");
        assertThat(person.post("/account/factors/app", Map.of()).body()).contains("We cannot reach you");
        assertThat(jdbc.sql("select count(*) from authenticator")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aContactChanged15DaysAgoTakesCodesAgain() {
        changed("mobile", 15);
        assertThat(Browser.at(port).signIn(CLIENT).get(GUARDED + "?lang=en").body())
                .contains("value=\"sms\"");
    }

    @Test
    void whereAnAppIsSetUpNoMessageConfirmsNotEvenOneSentBefore() {
        Browser person = Browser.at(port).signIn(CLIENT);
        person.get(GUARDED);
        String to = "/account/confirm?to=" + GUARDED;
        person.post("/account/confirm/code?to=" + GUARDED, Map.of("channel", "sms"));
        String code = OneTimeCodes.last(jdbc, CLIENT);
        setUp();
        jdbc.sql("update confirmation_code set sent_at = sent_at - interval '2 minutes'")
                .update();
        person.post("/account/confirm/code?to=" + GUARDED, Map.of("channel", "sms"));
        assertThat(sent()).as("none more").isEqualTo(1);
        assertThat(person.post(to, Map.of("code", code)).uri()).hasPath("/account/confirm");
        assertThat(person.get("/account/factors/remove").uri()).hasPath("/account/confirm");
        person.post("/account/factors/remove", Map.of());
        assertThat(authenticators.has(CLIENT)).isTrue();
    }

    @Test
    void whatWasConfirmedBeforeTheAppWasAddedCountsNoMore() {
        SignedIn person = new SignedIn(CLIENT, CLIENT, "a", "b", java.util.Set.of()).confirmed(clock.instant());
        assertThat(stepUp.address(person, "/account")).isEmpty();
        setUp();
        assertThat(stepUp.address(person, "/account")).isPresent();
        assertThat(stepUp.address(person.confirmed(clock.instant()), "/account"))
                .isEmpty();
    }

    @Test
    void anAppIsRemovedWithARecoveryCode() {
        setUp();
        List<String> codes = factors.codes(CLIENT);
        Browser person = Browser.at(port).signIn(CLIENT);
        person.get("/account/factors/remove");
        person.post(
                "/account/confirm/app?to=/account/factors/remove", Map.of("field", "recovery", "code", codes.get(0)));
        assertThat(person.post("/account/factors/remove", Map.of()).uri()).hasPath("/account");
        assertThat(authenticators.has(CLIENT)).isFalse();
    }

    @Test
    void whoCanBeSentACodeAddsAnAppWithOne() {
        Browser person = Browser.at(port).signIn(CLIENT);
        person.get("/account/factors");
        assertThat(person.post("/account/factors/app", Map.of()).uri()).hasPath("/account/confirm");
        person.post("/account/confirm/code?to=/account/factors", Map.of("channel", "sms"));
        person.post("/account/confirm?to=/account/factors", Map.of("code", OneTimeCodes.last(jdbc, CLIENT)));
        assertThat(person.post("/account/factors/app", Map.of()).uri()).hasPath("/account/factors/app");
    }

    private long sent() {
        return jdbc.sql("select count(*) from confirmation_code where user_name = ?")
                .param(CLIENT)
                .query(Long.class)
                .single();
    }

    private void setUp() {
        authenticators.begin(CLIENT);
        byte[] secret = authenticators.pending(CLIENT).orElseThrow();
        assertThat(authenticators.confirm(CLIENT, Totp.code(secret, Totp.step(clock.instant()))))
                .isEqualTo(Answer.RIGHT);
    }

    private void changed(String field, int daysAgo) {
        jdbc.sql(
                        """
                insert into record_change (national_id, field, old_value, new_value, case_reference, changed_by, changed_at)
                values (?, ?, 'old', 'new', ?, ?, now() - ? * interval '1 day')""")
                .params(CLIENT, field, UUID.randomUUID().toString(), CLIENT, daysAgo)
                .update();
    }
}
