package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.diwan.identity.Account.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

    private static final Account NOUF = new Account(
            "1000000008",
            Kind.CITIZEN,
            "1000000008",
            "Nouf Abdulrahman Al-Harbi",
            "نوف عبدالرحمن الحربي",
            "",
            Set.of(Role.CITIZEN),
            null,
            null,
            false,
            true);

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "my cat eats blue fish",
                "xkT9!rqLm2#v",
                "le chat mange la souris",
                "قطتي تشرب القهوة كل مساء",
                "🐈🐕🐘🐙🐳🐝🦋🐢🐌🐛🦀🐬"
            })
    void whatIsLongAndUnexpectedMayBeChosen(String password) {
        assertThat(rules.objection(password, NOUF)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short one 1, short",
        "password1234, stolen",
        "P@ssw0rd2026!, stolen",
        "motdepasse2026, stolen",
        "azertyuiop123, stolen",
        "كلمةالمرور123, words",
        "football2026!, stolen",
        "aaaaaaaaaaaaaa, series",
        "abcabcabcabc, repeated",
        "letmeinletmein, repeated",
        "19900101 1990, date",
        "Nouf-in-the-garden-7, own",
        "x1000000008zebra!, own",
        "N0uf-Abdulr@hman-7, own",
        "لحن عبدالرحمن البعيد, own",
        "Diwan2026Diwan, own",
        "my social circus pony, own"
    })
    void whatOthersTryFirstIsRefusedWithTheReason(String password, String reason) {
        assertThat(rules.objection(password, NOUF)).hasValue(reason);
    }

    @Test
    void lengthCountsInCharactersAfterTheyAreMadeAlike() {
        String composed = "é".repeat(11);
        assertThat(rules.objection(composed, NOUF)).hasValue("short");
        assertThat(rules.objection("e\u0301".repeat(11), NOUF)).hasValue("short");
        assertThat(rules.objection("xkT9!rqLm2#v ".repeat(9) + "0123456789a", NOUF))
                .isEmpty();
        assertThat(rules.objection("xkT9!rqLm2#v ".repeat(9) + "0123456789ab", NOUF))
                .hasValue("long");
        assertThat(rules.objection("ﷺ".repeat(20), NOUF)).as("18 letters each").hasValue("long");
    }

    @Test
    void whateverIsTypedIsWeighedInAMoment() {
        String slow = "4@8({[<36!1|0$5+72%".repeat(7).substring(0, 128);
        long before = System.nanoTime();
        rules.objection(slow, NOUF);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aPasswordIsTheSameHoweverItsCharactersAreComposed() {
        Passwords passwords = new Passwords();
        assertThat(passwords.matches("cafe\u0301 ①", passwords.hash("café 1"))).isTrue();
    }
}
