package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DiwanTest
class SessionTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    @Autowired
    Sessions sessions;

    @Autowired
    Passwords passwords;

    @Autowired
    Clock clock;

    @Test
    void aStrangerOnPublicPagesHasNoSessionAndNoCookie() {
        long before = rows();
        for (String page : List.of("/", "/services/certificate-issuance", "/verify", "/help", "/nowhere", "/contact")) {
            assertThat(cookies(Browser.withoutRedirectsAt(port).get(page)))
                    .as(page)
                    .noneMatch(cookie -> cookie.startsWith("DIWAN="));
        }
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aRoleTakenAwayOrGivenCountsAtTheNextClick() {
        Browser browser = signedIn("live-roles", Role.OPERATOR);
        assertThat(browser.get("/admin/incidents").statusCode()).isEqualTo(200);
        jdbc.sql("update account set roles = '{FINANCE}' where user_name = 'live-roles'")
                .update();
        assertThat(browser.get("/admin/incidents").statusCode()).isEqualTo(404);
        assertThat(browser.get("/payments").statusCode()).isEqualTo(200);
    }

    @Test
    void aClosedAccountIsSignedOutAtTheNextClickAndItsSessionGone() {
        Browser browser = signedIn("live-closed", Role.OPERATOR);
        jdbc.sql("update account set enabled = false where user_name = 'live-closed'")
                .update();
        HttpResponse<String> answer = browser.get("/admin/incidents");
        assertThat(answer.uri()).hasPath("/sign-in");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(sessions.of("live-closed", "")).isEmpty();
    }

    @Test
    void aClosedAccountsFormIsNotTaken() {
        Browser browser = signedIn("live-form", Role.CLERK);
        browser.get("/account");
        jdbc.sql("update account set enabled = false where user_name = 'live-form'")
                .update();
        assertThat(browser.post("/account/sessions/others", Map.of()).uri()).hasPath("/sign-in");
    }

    @Test
    void whoSignsOutLeavesNoSessionBehind() {
        Browser browser = signedIn("live-out", Role.CLERK);
        browser.get("/account");
        assertThat(sessions.of("live-out", "")).hasSize(1);
        browser.post("/sign-out", Map.of());
        assertThat(sessions.of("live-out", "")).isEmpty();
        assertThat(audited("live-out")).containsExactly("signed-out");
    }

    @Test
    void theOwnerSeesTheirSessionsAndEndsTheOthers() {
        Browser here = signedIn("live-list", Role.CLERK);
        Browser there = Browser.at(port).signIn("live-list");
        String page = here.get("/account?lang=en").body();
        assertThat(page).contains("This browser", "127.0.0.1");
        assertThat(sessions.of("live-list", "")).hasSize(2);
        assertThat(here.post("/account/sessions/others", Map.of()).uri()).hasPath("/account");
        assertThat(there.get("/account").uri()).hasPath("/sign-in");
        assertThat(here.get("/account").uri()).hasPath("/account");
        assertThat(audited("live-list")).containsExactly("others");
    }

    @Test
    void theOwnerEndsOneSessionAndNobodyElseCan() {
        Browser here = signedIn("live-one", Role.CLERK);
        Browser there = Browser.at(port).signIn("live-one");
        Browser stranger = signedIn("live-stranger", Role.CLERK);
        there.get("/account");
        String id = sessions.of("live-one", "").get(0).id();
        String other = sessions.of("live-one", "").get(1).id();
        stranger.get("/account");
        assertThat(stranger.post("/account/sessions/" + id + "/end", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(sessions.of("live-one", "")).hasSize(2);
        here.get("/account");
        here.post("/account/sessions/" + other + "/end", Map.of());
        assertThat(sessions.of("live-one", "")).hasSize(1);
    }

    @Test
    void allSessionsEndAtOnceEvenOneThatIsJustBeginning() {
        Browser browser = signedIn("live-all", Role.CLERK);
        assertThat(sessions.endAll("live-all", "admin1")).isEqualTo(1);
        assertThat(browser.get("/account").uri()).hasPath("/sign-in");
        assertThat(accounts.open("live-all", clock.instant().minus(Duration.ofSeconds(1))))
                .isEmpty();
        assertThat(Browser.at(port).signIn("live-all").get("/account").uri()).hasPath("/account");
    }

    @Test
    void aPlantedIdIsUselessBeforeAndAfterSignIn() throws Exception {
        Browser browser = Browser.withoutRedirectsAt(port);
        browser.get("/sign-in");
        String planted = browser.cookie("DIWAN");
        add("live-fixed", Role.CLERK);
        browser.signIn("live-fixed", DemoAccounts.PASSWORD);
        assertThat(location(planted)).endsWith("/sign-in");
        assertThat(location(browser.cookie("DIWAN"))).isEmpty();
        assertThat(location("00000000-0000-0000-0000-000000000000")).endsWith("/sign-in");
    }

    @Test
    void whatStandsInTheDatabaseOpensNothing() throws Exception {
        Browser browser = signedIn("live-sealed", Role.CLERK);
        String id = jdbc.sql("select session_id from web_session where principal_name = 'live-sealed'")
                .query(String.class)
                .single();
        assertThat(browser.cookie("DIWAN")).startsWith(id + ".");
        assertThat(location(id)).endsWith("/sign-in");
        assertThat(location(id + ".AAAAAAAAAAAAAAAAAAAAAA")).endsWith("/sign-in");
    }

    @Test
    void aSessionThatWasNotUsedForHalfAnHourIsOver() {
        Browser browser = signedIn("live-idle", Role.CLERK);
        jdbc.sql(
                        "update web_session set last_access_time = last_access_time - 1800001 where principal_name = 'live-idle'")
                .update();
        assertThat(browser.get("/account").uri()).hasPath("/sign-in");
    }

    @Test
    void aSessionEndsTwelveHoursAfterSignInHoweverBusyItIs() {
        Browser browser = signedIn("live-long", Role.CLERK);
        assertThat(browser.get("/account").uri()).hasPath("/account");
        var begun = new Stay(clock.instant().minus(Duration.ofHours(12)), null, "127.0.0.1", Device.of(null));
        jdbc.sql(
                        """
                update web_session_attributes set attribute_bytes = ? from web_session
                 where primary_id = session_primary_id and principal_name = 'live-long' and attribute_name = 'stay'""")
                .param(SessionCodec.bytes(begun))
                .update();
        assertThat(browser.get("/account").uri()).hasPath("/sign-in");
    }

    @Test
    void aClickWritesNothingWithinAMinuteOfTheLastOne() {
        Browser browser = signedIn("live-click", Role.CLERK);
        browser.get("/account");
        String before = version("live-click");
        browser.get("/account");
        browser.get("/desk");
        assertThat(version("live-click")).isEqualTo(before);
        jdbc.sql(
                        "update web_session set last_access_time = last_access_time - 60000 where principal_name = 'live-click'")
                .update();
        String moved = version("live-click");
        browser.get("/account");
        assertThat(version("live-click")).isNotEqualTo(moved);
    }

    private String version(String userName) {
        return jdbc.sql("select ctid || ' ' || xmin from web_session where principal_name = ?")
                .param(userName)
                .query(String.class)
                .single();
    }

    @Test
    void bytesThatAreNotOurOwnMakeNoObjectAndNoError() {
        Browser browser = signedIn("live-bytes", Role.CLERK);
        jdbc.sql(
                        """
                update web_session_attributes set attribute_bytes = '\\xaced0005' from web_session
                 where primary_id = session_primary_id and principal_name = 'live-bytes'""")
                .update();
        assertThat(browser.get("/account").uri()).hasPath("/sign-in");
    }

    private Browser signedIn(String userName, Role role) {
        add(userName, role);
        return Browser.at(port).signIn(userName);
    }

    private void add(String userName, Role role) {
        accounts.add(new Account(
                userName,
                Account.Kind.STAFF,
                null,
                "Live",
                "حي",
                passwords.hash(DemoAccounts.PASSWORD),
                Set.of(role),
                null,
                null,
                false,
                true));
    }

    /** Where the account page sends whoever brings this cookie; nowhere if it opens. */
    private String location(String cookie) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/account"))
                .header("Cookie", "DIWAN=" + cookie)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private static List<String> cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie");
    }

    private long rows() {
        return jdbc.sql("select count(*) from web_session").query(Long.class).single();
    }

    private List<String> audited(String userName) {
        return jdbc.sql(
                        """
                select detail ->> 'why' from audit_entry
                 where act in ('session-ended', 'signed-out') and object_id = ? order by at""")
                .param(userName)
                .query(String.class)
                .list();
    }
}
