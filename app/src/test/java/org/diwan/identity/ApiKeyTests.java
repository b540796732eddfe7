package org.diwan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DiwanTest
class ApiKeyTests {

    private static final String SOMEWHERE = "/fhir/r4/Nothing";
    private static final HttpClient PROGRAM = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    ApiKeys keys;

    @Autowired
    UserAccounts users;

    @Autowired
    JdbcClient db;

    @Test
    void aKeyIsShownOnceOpensTheApiAndOpensNothingOnceItIsEnded() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        hospital.get("/claims/keys?lang=en");
        String key = made(hospital, "Hospital <system>", List.of("claims:read"));
        assertThat(key).matches("dwn_[0-9a-v]{32}");
        assertThat(hospital.get("/claims/keys").body()).doesNotContain(key).contains(key.substring(0, 10));
        assertThat(stored(key)).isEqualTo("claims:read");
        assertThat(call("Bearer " + key).statusCode()).isEqualTo(404);
        Document list = page(hospital.get("/claims/keys"));
        var row = list.select("tbody tr:contains(" + key.substring(0, 10) + ")");
        assertThat(row.text()).contains("Valid", "Hospital <system>", "Read claims and results", "hospital1", "today");
        String end = row.select("a").attr("href");
        assertThat(page(hospital.get(end)).select("main").text()).contains("End this key?", "Hospital <system>");
        assertThat(call("Bearer " + key).statusCode()).isEqualTo(404);
        assertThat(hospital.post(end, Map.of()).body()).contains("The key has ended");
        assertThat(call("Bearer " + key).statusCode()).isEqualTo(401);
        assertThat(db.sql("select who || ' ' || act from audit_entry where detail ->> 'prefix' = ? order by seq")
                        .param(key.substring(0, 10))
                        .query(String.class)
                        .list())
                .containsExactly("hospital1 api-key-made", "hospital1 api-key-ended");
    }

    @Test
    void keysThatOpenNothingAllAnswerAlike() {
        String expired = make("F0006");
        db.sql(
                        "update api_key set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where prefix = ?")
                .param(expired.substring(0, 10))
                .update();
        HttpResponse<String> none = call(null);
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(none.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(none.body()).contains("\"OperationOutcome\"", "An API key is needed.");
        String right = make("F0006");
        for (String wrong : List.of(
                "Bearer " + expired,
                "Bearer " + right.substring(0, right.length() - 1) + (right.endsWith("0") ? "1" : "0"),
                "Bearer " + right + " ",
                "Bearer dwn_" + "0".repeat(32),
                "Bearer ",
                "Bearer \u00e9",
                "Basic " + right,
                right)) {
            HttpResponse<String> answer = call(wrong);
            if (wrong.endsWith(" ") && !wrong.equals("Bearer ")) {
                assertThat(answer.statusCode()).isEqualTo(404);
            } else {
                assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
                assertThat(answer.body()).isEqualTo(none.body());
                assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            }
        }
    }

    @Test
    void aKeyEndsWithTheLastOpenAccountOfItsOrganisation() {
        for (String user : List.of("keys-one", "keys-two")) {
            db.sql(
                            """
                    insert into account (user_name, kind, party_id, name_latin, name_arabic, password_hash, roles)
                    values (?, 'partner', 'F0009', 'Keys', 'مفاتيح', 'none', '{PARTNER}')""")
                    .param(user)
                    .update();
        }
        String key = make("F0009");
        users.close("keys-one", "left", "security1");
        assertThat(keys.caller(key)).isPresent();
        db.sql("update account set enabled = false where user_name = 'keys-two'")
                .update();
        assertThat(keys.caller(key)).as("shut past the page").isEmpty();
        db.sql("update account set enabled = true where user_name = 'keys-two'").update();
        users.close("keys-two", "left", "security1");
        users.open("keys-two", "back", "security1");
        assertThat(keys.caller(key)).as("ended for good").isEmpty();
        assertThat(db.sql(
                                "select count(*) from audit_entry where act = 'api-key-ended' and who = 'security1' and detail ->> 'party' = 'F0009'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aSessionIsNoKeyAndAKeyIsNoSession() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        assertThat(hospital.get(SOMEWHERE).statusCode()).isEqualTo(401);
        HttpResponse<String> page = call("/claims", "Bearer " + make("F0006"));
        assertThat(page.statusCode()).isEqualTo(302);
    }

    @Test
    void anothersKeyLooksAsIfItWereNotThere() {
        String key = make("F0002");
        long id = db.sql("select id from api_key where prefix = ?")
                .param(key.substring(0, 10))
                .query(Long.class)
                .single();
        Browser hospital = Browser.at(port).signIn("hospital1");
        assertThat(hospital.get("/claims/keys").body()).doesNotContain(key.substring(0, 10));
        assertThat(hospital.get("/claims/keys/" + id + "/end").statusCode()).isEqualTo(404);
        assertThat(hospital.post("/claims/keys/" + id + "/end", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(call("Bearer " + key).statusCode()).isEqualTo(404);
        assertThat(Browser.at(port).signIn("1000000008").get("/claims/keys").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aKeyNeedsANameAndSomethingToDo() {
        Browser hospital = Browser.at(port).signIn("hospital1");
        hospital.get("/claims/keys?lang=en");
        assertThat(problem(hospital.post("/claims/keys", Map.of("name", " "), "scope", List.of("claims:read"))))
                .contains("Enter a name");
        assertThat(problem(
                        hospital.post("/claims/keys", Map.of("name", "x".repeat(61)), "scope", List.of("claims:read"))))
                .contains("at most 60 characters");
        assertThat(problem(hospital.post("/claims/keys", Map.of("name", "x"), "scope", List.of("all"))))
                .contains("Choose what the key may do");
        assertThat(problem(hospital.post(
                        "/claims/keys", Map.of("name", "x", "days", "731"), "scope", List.of("claims:read"))))
                .contains("Choose one of the periods");
    }

    @Test
    void anOrganisationHasNoMoreKeysThanItCanLookThrough() {
        for (int i = 0; i < 20; i++) {
            assertThat(keys.make("F0003", "someone", "key " + i, Set.of(Scope.CLAIMS_READ), Duration.ofDays(1)))
                    .isPresent();
        }
        assertThat(keys.make("F0003", "someone", "one more", Set.of(Scope.CLAIMS_READ), Duration.ofDays(1)))
                .isEmpty();
    }

    private String made(Browser browser, String name, List<String> scopes) {
        Document list = page(browser.post("/claims/keys", Map.of("name", name, "days", "365"), "scope", scopes));
        return list.select("#key").text();
    }

    private String make(String party) {
        return keys.make(party, "someone", "test", Set.of(Scope.CLAIMS_READ), Duration.ofDays(1))
                .orElseThrow();
    }

    /** The scopes that are kept beside the hash; nothing that is kept is the key. */
    private String stored(String key) {
        assertThat(db.sql("select count(*) from api_key k where strpos(k::text, ?) > 0")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isZero();
        return db.sql("select array_to_string(scopes, ' ') from api_key where prefix = ?")
                .param(key.substring(0, 10))
                .query(String.class)
                .single();
    }

    private static String problem(HttpResponse<String> answer) {
        Document page = page(answer);
        assertThat(page.title()).startsWith("Error: ");
        return page.select(".govuk-error-summary").text();
    }

    private static Document page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private HttpResponse<String> call(String authorization) {
        return call(SOMEWHERE, authorization);
    }

    private HttpResponse<String> call(String address, String authorization) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return PROGRAM.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
