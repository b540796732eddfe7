package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.identity.FirstPins.Way;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One-time PINs: what they open, for how long, and what they look like to who guesses. */
@DiwanTest
class FirstPinTests {

    private static final String CITIZEN = "4000000006";
    private static final String GOOD = "seven green kites at dusk";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FirstPins pins;

    @Autowired
    PinLetters letters;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private Browser browser() {
        Browser fresh = Browser.at(port);
        fresh.get("/sign-in?lang=en");
        return fresh;
    }

    @BeforeEach
    void openAnAccount() {
        jdbc.sql("delete from sign_in_guard").update();
        jdbc.sql("delete from pin_letter").update();
        pins.open(CITIZEN, "Layla Mansour", "ليلى منصور", "clerk1");
    }

    @Test
    void aPinOpensThePageForThePasswordAndNothingElseUntilThatIsChosen() {
        Browser client = browser();
        HttpResponse<String> owed = client.signIn(CITIZEN, make());
        assertThat(owed.uri()).hasPath("/sign-in/password");
        assertThat(owed.body()).contains("Choose your password").doesNotContain("Layla");
        assertThat(client.get("/sign-in").uri()).hasPath("/sign-in/password");
        client.post("/sign-in/password", Map.of("fresh", GOOD, "again", GOOD));
        assertThat(client.get("/account").body()).contains("Layla Mansour");
        Browser later = browser();
        later.signIn(CITIZEN, GOOD);
        assertThat(later.get("/account?lang=en").body()).contains("You chose it today");
    }

    @Test
    void whoCameInWithAPinIsAStrangerAtEveryClosedAddress() {
        Browser client = Browser.withoutRedirectsAt(port);
        client.get("/sign-in");
        assertThat(client.signIn(CITIZEN, make()).headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in/password"));
        closedAddresses().forEach(path -> {
            HttpResponse<String> answer = client.get(path);
            assertThat(answer.statusCode()).as(path).isIn(302, 401, 404);
            assertThat(answer.headers().firstValue("location").orElse("/sign-in"))
                    .as(path)
                    .endsWith("/sign-in");
        });
    }

    /** Every address of the house that is not open to strangers, as a person would ask for it. */
    private List<String> closedAddresses() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(pattern -> pattern.replaceAll("\\{[^/]*}", "x").replace("/**", "/x"))
                .filter(path ->
                        Routes.rowOf(path, true).filter(row -> !row.isPublic()).isPresent())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void usedExpiredAndVoidedOnesAreRefusedExactlyAsAWrongPassword() {
        String wrong = refusal("not the password");
        String used = make();
        browser().signIn(CITIZEN, used);
        assertThat(refusal(used)).isEqualTo(wrong);
        String expired = make();
        jdbc.sql("update first_pin set expires_at = now() - interval '1 second' where user_name = ?")
                .param(CITIZEN)
                .update();
        assertThat(refusal(expired)).isEqualTo(wrong);
        String voided = make();
        String newest = make();
        assertThat(refusal(voided)).isEqualTo(wrong);
        assertThat(browser()
                        .signIn(CITIZEN, newest.toLowerCase().replace("-", " "))
                        .uri())
                .hasPath("/sign-in/password");
    }

    @Test
    void guessingMakesTheNameWaitAndThenTheRightOneWaitsToo() {
        String pin = make();
        Browser guesser = browser();
        IntStream.range(0, 4).forEach(i -> guesser.signIn(CITIZEN, "CDFH-346" + i));
        assertThat(guesser.signIn(CITIZEN, "CDFH-3469").body()).contains("in 1 minute");
        assertThat(guesser.signIn(CITIZEN, pin).body()).contains("in 1 minute");
    }

    @Test
    void ofTwentyWhoUseItAtOnceOneComesIn() {
        String pin = make();
        assertThat(IntStream.range(0, 20)
                        .parallel()
                        .filter(i -> pins.take(CITIZEN, pin))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void nothingOfItIsKeptButItsHash() {
        String pin = make();
        assertThat(jdbc.sql("select p::text from first_pin p union all select a::text from audit_entry a")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(pin) || row.contains(pin.replace("-", "")));
    }

    @Test
    void theOfficeEndsThePasswordAtOnceAndALetterOnlyOnceItIsUsed() {
        choose(make());
        assertThat(pins.make(CITIZEN, "clerk1", Way.LETTER)).isPresent();
        assertThat(browser().signIn(CITIZEN, GOOD).uri()).hasPath("/");
        make();
        assertThat(browser().signIn(CITIZEN, GOOD).uri()).hasPath("/sign-in");
    }

    @Test
    void whoCameInWithAPinDoesNotGoOnOnceANewOneIsMade() {
        Browser thief = browser();
        thief.signIn(CITIZEN, make());
        String newest = make();
        assertThat(thief.post("/sign-in/password", Map.of("fresh", GOOD, "again", GOOD))
                        .uri())
                .hasPath("/sign-in");
        assertThat(thief.get("/account").uri()).hasPath("/sign-in");
        assertThat(browser().signIn(CITIZEN, newest).uri()).hasPath("/sign-in/password");
    }

    @Test
    void pinsAreForOthersAndForTheKindOfAccountTheWayIsFor() {
        assertThat(pins.make(CITIZEN, CITIZEN, Way.OFFICE)).isEmpty();
        assertThat(pins.make(CITIZEN, "security1", Way.SECURITY)).isEmpty();
        assertThat(pins.make("clerk1", "clerk2", Way.OFFICE)).isEmpty();
        assertThat(pins.make("nobody", "clerk2", Way.OFFICE)).isEmpty();
        jdbc.sql("update account set enabled = false where user_name = ?")
                .param(CITIZEN)
                .update();
        assertThat(pins.make(CITIZEN, "clerk1", Way.OFFICE)).isEmpty();
        jdbc.sql("update account set enabled = true where user_name = ?")
                .param(CITIZEN)
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "en, password1234, lists of stolen passwords",
        "ar, password1234, كلمات المرور المسروقة",
        "fr, password1234, mots de passe volés",
        "en, layla eats dates, Your name",
        "ar, short, قصيرة جدًا",
        "fr, abcabcabcabc, se répète"
    })
    void aWeakPasswordIsRefusedAtItsFieldWithTheReason(String language, String password, String reason) {
        Browser client = browser();
        client.signIn(CITIZEN, make());
        client.get("/sign-in/password?lang=" + language);
        String page = client.post("/sign-in/password", Map.of("fresh", password, "again", password))
                .body();
        assertThat(page).contains(reason, "href=\"#fresh\"", "id=\"fresh-error\"", "aria-invalid=\"true\"");
        assertThat(page).doesNotContain("value=\"" + password);
        String differs = client.post("/sign-in/password", Map.of("fresh", GOOD, "again", "other"))
                .body();
        assertThat(differs).contains("href=\"#again\"");
    }

    @Test
    void aLetterIsAskedForAlikeWhetherThereIsAnAccountAndOnceInSevenDays() {
        String known = ask(CITIZEN);
        assertThat(ask("4999999999")).isEqualTo(known).contains("letter with a PIN is on its way");
        assertThat(ask("hospital")).contains("Enter the 10 digits");
        letters.take();
        assertThat(letters.waiting()).singleElement().extracting("userName").isEqualTo(CITIZEN);
        long letter = letters.waiting().get(0).id();
        assertThat(letters.print(letter, CITIZEN)).isEmpty();
        String pin = letters.print(letter, "clerk2").orElseThrow();
        assertThat(letters.print(letter, "clerk2")).isEmpty();
        ask(CITIZEN);
        letters.take();
        assertThat(letters.waiting()).isEmpty();
        assertThat(ask("4999999998")).as("the fourth within the hour").contains("Too many attempts");
        jdbc.sql("update letter_asker set asked_at = now() - interval '1 hour'").update();
        jdbc.sql("update pin_letter set asked_at = now() - interval '8 days'").update();
        ask(CITIZEN);
        letters.take();
        assertThat(letters.waiting()).hasSize(1);
        assertThat(browser().signIn(CITIZEN, pin).uri()).hasPath("/sign-in/password");
    }

    @Test
    void aPasswordIsChangedByWhoKnowsItAndItsOwnerIsTold() {
        choose(make());
        Browser client = browser();
        client.signIn(CITIZEN, GOOD);
        client.get("/account/password?lang=en");
        String page = client.post("/account/password", Map.of("current", "no", "fresh", "x", "again", "x"))
                .body();
        assertThat(page).contains("This is not your password", "href=\"#current\"");
        assertThat(client.post("/account/password", Map.of("current", GOOD, "fresh", GOOD, "again", GOOD))
                        .body())
                .contains("the password that you have now");
        String better = "eleven red boats at noon";
        HttpResponse<String> changed =
                client.post("/account/password", Map.of("current", GOOD, "fresh", better, "again", better));
        assertThat(changed.uri()).hasPath("/account");
        assertThat(changed.body()).contains("Your password is changed");
        assertThat(browser().signIn(CITIZEN, GOOD).uri()).hasPath("/sign-in");
        assertThat(browser().signIn(CITIZEN, better).uri()).hasPath("/");
        assertThat(audited("password-changed")).isPositive();
    }

    @Test
    void theDemoPasswordGoesOnWhateverTheRulesSay() {
        assertThat(browser().signIn("manager1", DemoAccounts.PASSWORD).uri()).hasPath("/insight");
    }

    private void choose(String pin) {
        Browser client = browser();
        client.signIn(CITIZEN, pin);
        assertThat(client.post("/sign-in/password", Map.of("fresh", GOOD, "again", GOOD))
                        .uri())
                .hasPath("/");
    }

    private String make() {
        return pins.make(CITIZEN, "clerk1", Way.OFFICE).orElseThrow();
    }

    private String ask(String userName) {
        Browser stranger = browser();
        stranger.get("/sign-in/forgotten");
        return plain(stranger.post("/sign-in/forgotten", Map.of("username", userName)));
    }

    private String refusal(String password) {
        jdbc.sql("delete from sign_in_guard").update();
        return plain(browser().signIn(CITIZEN, password));
    }

    private static String plain(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\"[^>]*>", "").replaceAll("<style>.*?</style>", "");
    }

    private long audited(String act) {
        return jdbc.sql("select count(*) from audit_entry where object_id = ? and act = ?")
                .params(CITIZEN, act)
                .query(Long.class)
                .single();
    }
}
