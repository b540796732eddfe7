package org.diwan.demoscim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.web.HouseKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The systems of the demo as a stranger who only knows the RFCs sees them. */
@DiwanTest
class DemoScimTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final String API = "urn:ietf:params:scim:api:messages:2.0:";

    @LocalServerPort
    int port;

    @Autowired
    HouseKey key;

    @Autowired
    Habits habits;

    private final HttpClient http = HttpClient.newHttpClient();

    /** An answer, its body read. */
    record Got(int status, JsonNode body, HttpResponse<String> whole) {}

    @AfterEach
    void behaveAgain() {
        habits.choose("records", Habit.ANSWERS);
    }

    @Test
    void itTellsWhatItCan() throws Exception {
        JsonNode config = call("GET", "/ServiceProviderConfig", null).body();
        assertThat(config.at("/schemas/0").asText()).isEqualTo(CORE + "ServiceProviderConfig");
        assertThat(config.at("/patch/supported").asBoolean()).isTrue();
        assertThat(config.at("/filter/maxResults").asInt()).isEqualTo(200);
        assertThat(config.at("/authenticationSchemes/0/type").asText()).isEqualTo("oauthbearertoken");
        assertThat(config.at("/meta/location").asText()).endsWith("/demo/scim/records/v2/ServiceProviderConfig");
        JsonNode types = call("GET", "/ResourceTypes", null).body();
        assertThat(types.findValuesAsText("endpoint")).containsExactly("/Users", "/Groups");
        assertThat(call("GET", "/ResourceTypes/Group", null)
                        .body()
                        .path("schema")
                        .asText())
                .isEqualTo(CORE + "Group");
        JsonNode schemas = call("GET", "/Schemas", null).body();
        assertThat(schemas.path("totalResults").asInt()).isEqualTo(2);
        assertThat(call("GET", "/Schemas/" + CORE + "User", null)
                        .body()
                        .path("name")
                        .asText())
                .isEqualTo("User");
        assertError(call("GET", "/Schemas/nothing", null), 404, null);
        assertError(call("GET", "/Me", null), 404, null);
        assertError(call("POST", "/Bulk", "{}"), 501, null);
    }

    @Test
    void usersAreMadeReadChangedAndDeleted() throws Exception {
        String name = "o\"brien-" + UUID.randomUUID();
        Got made = call(
                "POST",
                "/Users",
                JSON.writeValueAsString(Map.of(
                        "schemas",
                        List.of(CORE + "User"),
                        "userName",
                        name,
                        "externalId",
                        "701984",
                        "favouriteColour",
                        "green",
                        "name",
                        Map.of("formatted", "هدى الجهني"))));
        assertThat(made.status()).isEqualTo(201);
        String id = made.body().path("id").asText();
        assertThat(made.whole().headers().firstValue("Location")).hasValueSatisfying(place -> assertThat(place)
                .isEqualTo(made.body().at("/meta/location").asText())
                .endsWith("/Users/" + id));
        assertThat(made.whole().headers().firstValue("Content-Type")).hasValue("application/scim+json");
        assertThat(made.body().at("/meta/resourceType").asText()).isEqualTo("User");
        assertThat(made.body().path("active").asBoolean()).isTrue();
        assertThat(made.body().has("favouriteColour")).isFalse();
        assertError(
                call("POST", "/Users", JSON.writeValueAsString(Map.of("userName", name.toUpperCase()))),
                409,
                "uniqueness");
        assertError(call("POST", "/Users", "{\"userName\":\" \"}"), 400, "invalidValue");
        assertError(call("POST", "/Users", "{\"userName\":"), 400, "invalidSyntax");
        assertThat(found("/Users?filter=" + encoded("userName eq \"" + name.replace("\"", "\\\"") + "\"")))
                .containsExactly(id);
        assertThat(found("/Users?filter="
                        + encoded("externalId eq \"701984\" and active eq true and name.formatted co \"هدى\"")))
                .containsExactly(id);
        assertError(call("GET", "/Users?filter=" + encoded("userName is \"x\""), null), 400, "invalidFilter");
        Got changed = patch("/Users/" + id, "replace", "active", false);
        assertThat(changed.body().path("active").asBoolean(true)).isFalse();
        assertThat(changed.body().at("/meta/version").asText()).isEqualTo("W/\"2\"");
        assertThat(call("PUT", "/Users/" + id, JSON.writeValueAsString(Map.of("userName", name, "displayName", "B")))
                        .body()
                        .has("name"))
                .isFalse();
        assertThat(call("DELETE", "/Users/" + id, null).status()).isEqualTo(204);
        assertError(call("GET", "/Users/" + id, null), 404, null);
        assertError(call("DELETE", "/Users/" + id, null), 404, null);
    }

    @Test
    void groupsHaveMembersAndMembersShowTheirGroups() throws Exception {
        String user = user("member-" + UUID.randomUUID());
        String other = user("other-" + UUID.randomUUID());
        String group = call("POST", "/Groups", "{\"displayName\":\"group-" + UUID.randomUUID() + "\"}")
                .body()
                .path("id")
                .asText();
        patch("/Groups/" + group, "add", "members", List.of(Map.of("value", user)));
        patch("/Groups/" + group, "add", "members", List.of(Map.of("value", user), Map.of("value", other)));
        JsonNode read = call("GET", "/Groups/" + group, null).body();
        assertThat(read.path("members").findValuesAsText("value")).containsExactly(user, other);
        assertThat(read.at("/members/0/$ref").asText()).endsWith("/Users/" + user);
        JsonNode member = call("GET", "/Users/" + user, null).body();
        assertThat(member.at("/groups/0/value").asText()).isEqualTo(group);
        assertThat(member.at("/groups/0/type").asText()).isEqualTo("direct");
        assertThat(found("/Groups?filter=" + encoded("members.value eq \"" + user + "\"")))
                .containsExactly(group);
        assertThat(call("GET", "/Groups/" + group + "?excludedAttributes=members", null)
                        .body()
                        .has("members"))
                .isFalse();
        assertThat(call("GET", "/Users/" + user + "?attributes=userName", null)
                        .body()
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("schemas", "id", "userName");
        patch("/Groups/" + group, "remove", "members[value eq \"" + user + "\"]", null);
        assertThat(call("GET", "/Users/" + user, null).body().has("groups")).isFalse();
        assertError(
                patch("/Groups/" + group, "add", "members", List.of(Map.of("value", "nobody"))), 400, "invalidValue");
        assertError(patch("/Groups/" + group, "remove", "members[", null), 400, "invalidPath");
        call("DELETE", "/Users/" + other, null);
        assertThat(call("GET", "/Groups/" + group, null).body().path("members")).isEmpty();
        call("DELETE", "/Groups/" + group, null);
    }

    @Test
    void aListComesInPages() throws Exception {
        List<String> users = new ArrayList<>();
        String family = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++) {
            users.add(user(family + "-" + i));
        }
        String filter = "/Users?filter=" + encoded("userName sw \"" + family + "\"");
        JsonNode page = call("GET", filter + "&startIndex=2&count=2", null).body();
        assertThat(page.at("/schemas/0").asText()).isEqualTo(API + "ListResponse");
        assertThat(page.path("totalResults").asInt()).isEqualTo(5);
        assertThat(page.path("startIndex").asInt()).isEqualTo(2);
        assertThat(page.path("itemsPerPage").asInt()).isEqualTo(2);
        assertThat(page.path("Resources").findValuesAsText("id")).containsExactlyElementsOf(users.subList(1, 3));
        assertThat(call("GET", filter + "&count=0", null).body().path("Resources"))
                .isEmpty();
    }

    @Test
    void whoChangesAnOldVersionIsTold() throws Exception {
        String user = user("old-" + UUID.randomUUID());
        HttpRequest request = request("PUT", "/Users/" + user, "{\"userName\":\"x\"}")
                .header("If-Match", "W/\"7\"")
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(412);
    }

    @Test
    void nobodyGetsInWithoutTheTokenOfThatSystem() throws Exception {
        for (String token : List.of("", "wrong", token("ledger"))) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(address("/Users"))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }
        assertThat(http.send(
                                HttpRequest.newBuilder(
                                                URI.create("http://localhost:" + port + "/demo/scim/payroll/v2/Users"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aVisitorChoosesItsHabit() throws Exception {
        Browser visitor = Browser.at(port);
        assertThat(visitor.get("/demo/scim").body()).contains("/demo/scim/records/v2", "says yes and does nothing");
        visitor.post("/demo/scim/records/habit", Map.of("habit", "lies"));
        String name = "lied-" + UUID.randomUUID();
        assertThat(call("POST", "/Users", "{\"userName\":\"" + name + "\"}").status())
                .isEqualTo(201);
        assertThat(found("/Users?filter=" + encoded("userName eq \"" + name + "\"")))
                .isEmpty();
        visitor.post("/demo/scim/records/habit", Map.of("habit", "refuses"));
        assertError(call("GET", "/Users", null), 500, null);
        visitor.post("/demo/scim/records/habit", Map.of("habit", "down"));
        Assertions.assertThatIOException().isThrownBy(() -> call("GET", "/Users", null));
        visitor.post("/demo/scim/records/habit", Map.of("habit", "hangs"));
        Assertions.assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> http.send(
                        request("GET", "/Users", null)
                                .timeout(Duration.ofMillis(500))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
        visitor.post("/demo/scim/records/habit", Map.of("habit", "slow"));
        assertThat(call("GET", "/Users?count=1", null).status()).isEqualTo(200);
        assertThat(visitor.post("/demo/scim/records/habit", Map.of("habit", "explodes"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.post("/demo/scim/payroll/habit", Map.of("habit", "lies"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/demo/scim?lang=ar").body()).contains("أرشيف السجلات");
        assertThat(visitor.get("/demo/scim?lang=fr").body()).contains("Grand livre des finances");
    }

    @Test
    void inProductionThereAreNoSuchSystems() {
        new ApplicationContextRunner()
                .withUserConfiguration(
                        ScimServer.class,
                        ScimResources.class,
                        Habits.class,
                        DemoScimApi.class,
                        DemoScimController.class,
                        DemoGroups.class,
                        DemoToken.class)
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues("diwan.mode=production")
                .run(house -> assertThat(house)
                        .hasNotFailed()
                        .doesNotHaveBean(ScimServer.class)
                        .doesNotHaveBean(DemoScimApi.class)
                        .doesNotHaveBean(DemoScimController.class)
                        .doesNotHaveBean(DemoToken.class));
    }

    private String user(String name) throws Exception {
        return call("POST", "/Users", "{\"userName\":\"" + name + "\"}")
                .body()
                .path("id")
                .asText();
    }

    private List<String> found(String path) throws Exception {
        List<String> ids = new ArrayList<>();
        call("GET", path, null)
                .body()
                .path("Resources")
                .forEach(one -> ids.add(one.path("id").asText()));
        return ids;
    }

    private static void assertError(Got got, int status, String type) {
        assertThat(got.status()).isEqualTo(status);
        assertThat(got.body().at("/schemas/0").asText()).isEqualTo(API + "Error");
        assertThat(got.body().path("status").asText()).isEqualTo(String.valueOf(status));
        assertThat(got.body().path("scimType").asText(null)).isEqualTo(type);
        assertThat(got.body().path("detail").asText()).isNotBlank();
    }

    private Got patch(String path, String op, String target, Object value) throws Exception {
        Map<String, Object> operation = new HashMap<>(Map.of("op", op, "path", target));
        if (value != null) {
            operation.put("value", value);
        }
        return call(
                "PATCH",
                path,
                JSON.writeValueAsString(Map.of("schemas", List.of(API + "PatchOp"), "Operations", List.of(operation))));
    }

    private Got call(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request(method, path, body).build(), HttpResponse.BodyHandlers.ofString());
        return new Got(answer.statusCode(), JSON.readTree(answer.body()), answer);
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + token("records"))
                .header("Content-Type", "application/scim+json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + "/demo/scim/records/v2" + path);
    }

    private String token(String system) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.derive("demo-scim-token:" + system));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
