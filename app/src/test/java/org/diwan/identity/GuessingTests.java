package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A thousand wrong passwords at once, sent as browsers send them. */
@DiwanTest
class GuessingTests {

    private static final String VICTIM = "guessed";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    @Autowired
    Passwords passwords;

    @Test
    void aThousandAtOnceAreComparedFiveTimesAndNobodyElseIsHeldUp() throws Exception {
        add(VICTIM);
        add("not-guessed");
        HttpClient http = HttpClient.newHttpClient();
        List<String[]> doors = IntStream.range(0, 20).mapToObj(i -> door(http)).toList();
        List<CompletableFuture<HttpResponse<String>>> guesses = IntStream.range(0, 1000)
                .mapToObj(i -> guess(http, doors.get(i % doors.size()), "guess " + i))
                .toList();

        Instant begun = Instant.now();
        Browser other = Browser.at(port).signIn("not-guessed");
        assertThat(other.get("/account").uri()).hasPath("/account");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));

        assertThat(guesses).allSatisfy(guess -> {
            HttpResponse<String> answer = guess.join();
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
        });
        assertThat(outcomes("wrong-password")).isEqualTo(5);
        assertThat(outcomes("waiting")).as("the first of the lock").isEqualTo(1);
        assertThat(jdbc.sql("select max(waited) from sign_in_guard")
                        .query(Integer.class)
                        .single())
                .isEqualTo(995);

        Browser owner = Browser.at(port);
        owner.get("/sign-in?lang=en");
        assertThat(owner.signIn(VICTIM, DemoAccounts.PASSWORD).body()).contains("in 1 minute");
        jdbc.sql("update sign_in_guard set locked_until = locked_until - interval '2 hours'")
                .update();
        owner.signIn(VICTIM, DemoAccounts.PASSWORD);
        assertThat(owner.get("/account").uri()).hasPath("/account");
    }

    private void add(String userName) {
        accounts.add(new Account(
                userName,
                Account.Kind.STAFF,
                null,
                "Guessed",
                "مخمَّن",
                passwords.hash(DemoAccounts.PASSWORD),
                Set.of(Role.CLERK),
                null,
                null,
                false,
                true));
    }

    /** A session before the door: its cookie, and the token of its form. */
    private String[] door(HttpClient http) {
        HttpResponse<String> page = http.sendAsync(
                        HttpRequest.newBuilder(URI.create(address())).build(), HttpResponse.BodyHandlers.ofString())
                .join();
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        String cookie = page.headers().allValues("set-cookie").stream()
                .filter(one -> one.startsWith("DIWAN="))
                .findFirst()
                .orElseThrow();
        return new String[] {cookie.substring(0, cookie.indexOf(';')), token.group(1)};
    }

    private CompletableFuture<HttpResponse<String>> guess(HttpClient http, String[] door, String password) {
        String form = "username=" + VICTIM + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)
                + "&_csrf=" + URLEncoder.encode(door[1], StandardCharsets.UTF_8);
        return http.sendAsync(
                HttpRequest.newBuilder(URI.create(address()))
                        .header("Cookie", door[0])
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String address() {
        return "http://localhost:" + port + "/sign-in";
    }

    private long outcomes(String outcome) {
        return jdbc.sql("select count(*) from sign_in where user_name = ? and outcome = ?")
                .params(VICTIM, outcome)
                .query(Long.class)
                .single();
    }
}
