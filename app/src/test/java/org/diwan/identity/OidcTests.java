package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.identity.OidcTestProvider.Lie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DiwanTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OidcTests {

    private static final int PROVIDER_PORT = freePort();
    private static @Nullable OidcTestProvider provider;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sessions sessions;

    @Autowired
    Authenticators authenticators;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("diwan.oidc.issuer", () -> "http://localhost:" + PROVIDER_PORT);
        settings.add("diwan.oidc.client-id", () -> OidcTestProvider.CLIENT);
        settings.add("diwan.oidc.client-secret", () -> OidcTestProvider.SECRET);
        settings.add("diwan.oidc.label", () -> "Sign in with the ministry");
        settings.add("diwan.oidc.two-factors", () -> "mfa,otp");
    }

    @BeforeEach
    void honest() {
        OidcTestProvider.back("http://localhost:" + port + "/sign-in/from/oidc");
        OidcTestProvider.lie(Lie.NONE);
        OidcTestProvider.ways(List.of("pwd"));
    }

    @AfterAll
    static void close() {
        if (provider != null) {
            provider.close();
        }
    }

    @Test
    @Order(1)
    void theHouseOpensWithoutItsProviderAndSaysSoAtTheDoor() {
        Browser browser = Browser.at(port);
        assertThat(browser.get("/sign-in?lang=en").body())
                .contains("Sign in with the ministry", "href=\"/sign-in/with/oidc\"");
        HttpResponse<String> answer = browser.get("/sign-in/with/oidc");
        assertThat(answer.uri()).hasPath("/sign-in");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("cannot be reached");
        assertThat(browser.signIn("clerk1").get("/account").uri()).hasPath("/account");
    }

    @Test
    @Order(2)
    void whoTheProviderVouchesForIsSignedInToTheirAccountAndNothingOfItsTokensIsKept() throws Exception {
        Browser browser = Browser.withoutRedirectsAt(port);
        assertThat(browser.get("/desk").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
        String before = browser.cookie("DIWAN");
        HttpResponse<String> back = arrive(browser, "clerk2");
        assertThat(location(back)).endsWith("/desk");
        assertThat(browser.cookie("DIWAN")).isNotEqualTo(before);
        assertThat(browser.get("/account?lang=en").body()).contains("Majed Al-Enazi", "Signed in");
        assertThat(attributes("clerk2"))
                .isNotEmpty()
                .noneMatch(name -> name.contains("OAuth2") || name.contains("oauth2"));
        assertThat(sessions.of("clerk2", "")).hasSize(1);
        assertThat(browser.get("/account/confirm?to=/desk").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void aSecondFactorOfTheProviderCountsWhereItsNameIsListed() throws Exception {
        OidcTestProvider.ways(List.of("pwd", "mfa"));
        Browser browser = Browser.withoutRedirectsAt(port);
        arrive(browser, "supervisor1");
        HttpResponse<String> answer = browser.get("/account/confirm?to=/account");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith("/account");
    }

    @Test
    @Order(3)
    void whoHasAnAppIsAskedForItsCodeUnlessTheProviderAskedForASecondFactor() throws Exception {
        authenticators.begin("reviewer2");
        byte[] secret = authenticators.pending("reviewer2").orElseThrow();
        long step = Totp.step(Instant.now());
        authenticators.confirm("reviewer2", Totp.code(secret, step - 1));
        Browser browser = Browser.withoutRedirectsAt(port);
        assertThat(location(arrive(browser, "reviewer2"))).endsWith("/sign-in/code");
        assertThat(location(browser.get("/account"))).endsWith("/sign-in");
        browser.get("/sign-in/code");
        browser.post("/sign-in/code", Map.of("code", Totp.code(secret, step)));
        assertThat(browser.get("/account?lang=en").body()).contains("Password and code, confirmed");

        OidcTestProvider.ways(List.of("pwd", "mfa"));
        Browser sure = Browser.withoutRedirectsAt(port);
        arrive(sure, "reviewer2");
        assertThat(sure.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void nobodyGetsAnAccountByIt() throws Exception {
        long before = accounts();
        assertThat(refused("somebody-new")).contains("You have no account here");
        assertThat(accounts()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void citizensComeByTheirPasswordOnly() throws Exception {
        assertThat(refused("1000000008")).contains("You have no account here");
    }

    @Test
    @Order(4)
    void aClosedAccountStaysClosed() throws Exception {
        jdbc.sql("update account set enabled = false where user_name = 'analyst2'")
                .update();
        assertThat(refused("analyst2")).contains("You have no account here");
    }

    @ParameterizedTest
    @Order(5)
    @EnumSource(
            names = {
                "UNSIGNED",
                "OTHER_KEY",
                "OTHER_AUDIENCE",
                "OTHER_ISSUER",
                "OTHER_NONCE",
                "EXPIRED",
                "FROM_TOMORROW"
            })
    void aTokenThatIsNotTheProvidersForUsNowIsRefused(Lie lie) throws Exception {
        Browser browser = Browser.withoutRedirectsAt(port);
        OidcTestProvider.lie(lie);
        assertThat(location(arrive(browser, "clerk2"))).endsWith("/sign-in");
        assertThat(browser.get("/sign-in?lang=en").body()).contains("could not be checked");
        assertThat(location(browser.get("/account"))).endsWith("/sign-in");
    }

    @ParameterizedTest
    @Order(5)
    @EnumSource(names = {"LITTLE_LATE", "LITTLE_EARLY"})
    void clocksMayBeTwoMinutesApart(Lie lie) throws Exception {
        Browser browser = Browser.withoutRedirectsAt(port);
        OidcTestProvider.lie(lie);
        assertThat(location(arrive(browser, "clerk2"))).endsWith("/desk");
    }

    @Test
    @Order(6)
    void anAnswerThatNobodyAskedForAndOneThatComesTwiceAreRefused() throws Exception {
        Browser browser = Browser.withoutRedirectsAt(port);
        String answer = there(browser, "clerk2");
        Browser thief = Browser.withoutRedirectsAt(port);
        assertThat(location(thief.get(answer))).endsWith("/sign-in");
        assertThat(location(thief.get("/account"))).endsWith("/sign-in");
        assertThat(location(browser.get(answer))).endsWith("/desk");
        assertThat(location(browser.get(answer))).endsWith("/sign-in");
    }

    @Test
    @Order(7)
    void whoSaysNoAtTheProviderIsToldSo() {
        Browser browser = Browser.withoutRedirectsAt(port);
        String there = location(browser.get("/sign-in/with/oidc"));
        String state = there.replaceFirst(".*[?&]state=([^&]+).*", "$1");
        assertThat(there).contains("code_challenge_method=S256", "nonce=");
        assertThat(location(browser.get("/sign-in/from/oidc?error=access_denied&state=" + state)))
                .endsWith("/sign-in");
        assertThat(browser.get("/sign-in?lang=en").body()).contains("was not completed");
    }

    @Test
    @Order(8)
    void aProviderThatBreaksOffHalfWayIsToldOfToo() throws Exception {
        Browser browser = Browser.withoutRedirectsAt(port);
        String answer = there(browser, "clerk2");
        close();
        assertThat(location(browser.get(answer))).endsWith("/sign-in");
        browser.get("/sign-in");
        assertThat(browser.signIn("clerk1", DemoAccounts.PASSWORD).statusCode()).isEqualTo(302);
    }

    private String refused(String person) throws IOException, InterruptedException {
        Browser browser = Browser.withoutRedirectsAt(port);
        assertThat(location(arrive(browser, person))).endsWith("/sign-in");
        return browser.get("/sign-in?lang=en").body();
    }

    private HttpResponse<String> arrive(Browser browser, String person) throws IOException, InterruptedException {
        return browser.get(there(browser, person));
    }

    /** The way to the provider, where {@code person} is signed in; the address of ours that it leads back to. */
    private String there(Browser browser, String person) throws IOException, InterruptedException {
        if (provider == null) {
            provider = new OidcTestProvider(PROVIDER_PORT);
        }
        HttpRequest there = HttpRequest.newBuilder(URI.create(location(browser.get("/sign-in/with/oidc"))))
                .header("X-Person", person)
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(there, HttpResponse.BodyHandlers.ofString());
        URI back = URI.create(location(answer));
        return back.getPath() + "?" + back.getRawQuery();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private List<String> attributes(String userName) {
        return jdbc.sql(
                        """
                select attribute_name from web_session_attributes join web_session on primary_id = session_primary_id
                 where principal_name = ?""")
                .param(userName)
                .query(String.class)
                .list();
    }

    private long accounts() {
        return jdbc.sql("select count(*) from account").query(Long.class).single();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
