package org.diwan.access.scim;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diwan.access.provision.Holder;
import org.diwan.access.provision.NotDone;
import org.diwan.access.provision.Patience;
import org.diwan.access.provision.Shown;
import org.diwan.access.provision.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other systems do wrong, and what is made of it. */
class ScimFaultTests {

    private static final Patience PATIENCE = new Patience(Duration.ofMillis(700), Duration.ofSeconds(2));
    private static final Holder HUDA = new Holder("clerk1", "Huda", "هدى", null, "main", "services");
    private static final int NINE_MEGABYTES = 9 * 1024 * 1024;

    private static final String NAMED = "{\"value\":\"g\",\"display\":\"Viewer\"}";
    private static final String GROUP = "{\"id\":\"g\",\"displayName\":\"viewer\"}";
    private static final String MEMBER = "{\"value\":\"u\"}";

    @RegisterExtension
    static final WireMockExtension SYSTEM = WireMockExtension.newInstance().build();

    private final Connections connections = new Connections(Duration.ofMillis(500));
    private final Pauses pauses = new Pauses(Clock.systemUTC());

    private ScimTarget target(String address) {
        return new ScimTarget(new ScimClient(connections, "ledger", URI.create(address), "token", PATIENCE, pauses));
    }

    private String problem() {
        return problem(SYSTEM.baseUrl() + "/v2");
    }

    private String problem(String address) {
        return catchThrowableOfType(NotDone.class, () -> target(address).show("clerk1", Set.of("viewer")))
                .problem()
                .toString();
    }

    static Stream<Arguments> answers() {
        String list = "{\"totalResults\":1,\"Resources\":[{\"id\":\"1\",\"userName\":\"clerk1\"}]}";
        return Stream.of(
                Arguments.of(aResponse().withStatus(500), "refused 500"),
                Arguments.of(aResponse().withStatus(404), "refused 404"),
                Arguments.of(aResponse().withStatus(400).withBody("<html>"), "refused 400"),
                Arguments.of(aResponse().withStatus(401), "not-let-in"),
                Arguments.of(aResponse().withStatus(403), "not-let-in"),
                Arguments.of(aResponse().withStatus(302).withHeader("Location", "/elsewhere"), "redirected"),
                Arguments.of(aResponse().withStatus(503), "busy 0"),
                Arguments.of(aResponse().withStatus(429).withHeader("Retry-After", "1"), "busy 1"),
                Arguments.of(
                        aResponse().withStatus(503).withHeader("Retry-After", "Fri, 31 Dec 1999 23:59:59 GMT"),
                        "busy 60"),
                Arguments.of(aResponse().withFault(Fault.EMPTY_RESPONSE), "cut-off"),
                Arguments.of(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "cut-off"),
                Arguments.of(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), "cut-off"),
                Arguments.of(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "cut-off"),
                Arguments.of(aResponse().withBody(list).withFixedDelay(5000), "late"),
                Arguments.of(aResponse().withBody(list).withChunkedDribbleDelay(20, 5000), "late"),
                Arguments.of(aResponse().withBody(" ".repeat(NINE_MEGABYTES)), "too-large"),
                Arguments.of(aResponse().withStatus(500).withBody(" ".repeat(NINE_MEGABYTES)), "too-large"),
                Arguments.of(okJson("[" + "{},".repeat(100_000) + "{}]"), "too-large"),
                Arguments.of(okJson("{\"a\":[" + "0,".repeat(100_000) + "0]}"), "too-large"),
                Arguments.of(okJson("{\"totalResults\":101,\"Resources\":[" + users(101) + "]}"), "too-large"),
                Arguments.of(okJson(""), "unreadable"),
                Arguments.of(okJson("<html>Sign in</html>"), "unreadable"),
                Arguments.of(okJson("[]"), "unreadable"),
                Arguments.of(okJson("{}"), "unreadable"),
                Arguments.of(okJson(list.substring(0, 30)), "unreadable"),
                Arguments.of(okJson(list + list), "unreadable"),
                Arguments.of(okJson("{\"totalResults\":0,\"totalResults\":1}"), "unreadable"),
                Arguments.of(okJson("{\"totalResults\":\"one\",\"Resources\":[]}"), "unreadable"),
                Arguments.of(okJson("{\"totalResults\":1,\"Resources\":{}}"), "unreadable"),
                Arguments.of(okJson("{\"totalResults\":1,\"Resources\":[7]}"), "unreadable"),
                Arguments.of(okJson("{\"totalResults\":1,\"Resources\":[{\"userName\":\"clerk1\"}]}"), "unreadable"),
                Arguments.of(okJson("{\"totalResults\":5,\"Resources\":[]}"), "unreadable"),
                Arguments.of(okJson(list.replace(":1,", ":900,")), "unreadable"),
                Arguments.of(okJson("{\"a\":".repeat(1000) + "1" + "}".repeat(1000)), "unreadable"),
                Arguments.of(okJson(list.replace("\"1\"", "\"..\"")), "unreadable"),
                Arguments.of(
                        okJson(
                                "{\"totalResults\":2,\"Resources\":[{\"id\":\"1\",\"userName\":\"clerk1\"},{\"id\":\"2\",\"userName\":\"clerk1\"}]}"),
                        "person-twice"));
    }

    private static String users(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{\"id\":\"" + number + "\",\"userName\":\"u" + number + "\"}")
                .collect(Collectors.joining(","));
    }

    /** Pages without end, each no larger than it may be, and never two that are alike. */
    @Test
    void whoNeverEndsIsNotListenedToForEver() {
        String page = "{\"totalResults\":1000000,\"Resources\":[{\"id\":\"{{randomValue}}\",\"userName\":\"x\",\"a\":\""
                + "x".repeat(1024 * 1024) + "\"}]}";
        SYSTEM.stubFor(any(anyUrl()).willReturn(okJson(page).withTransformers("response-template")));
        var patience = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60));
        var client =
                new ScimClient(connections, "ledger", URI.create(SYSTEM.baseUrl() + "/v2"), "token", patience, pauses);
        assertThat(catchThrowableOfType(NotDone.class, () -> new ScimTarget(client).show("clerk1", Set.of("viewer")))
                        .problem())
                .hasToString("too-large");
        assertThat(SYSTEM.getAllServeEvents()).hasSizeLessThan(10);
    }

    @Test
    void aSystemHasAClientOfItsOwnAndANewOneAfterItBroke() {
        var ledger = connections.of("ledger");
        assertThat(connections.of("records")).isNotSameAs(ledger);
        assertThat(connections.of("ledger")).isSameAs(ledger);
        SYSTEM.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
        assertThat(problem()).isEqualTo("cut-off");
        assertThat(connections.of("ledger")).isNotSameAs(ledger);
    }

    @Test
    void whateverFailsInOneSystemIsItsOwnProblem() {
        Target broken = new Contained("ledger", new Breaking(target(SYSTEM.baseUrl())));
        assertThat(catchThrowableOfType(NotDone.class, () -> broken.show("clerk1", Set.of()))
                        .problem())
                .hasToString("unreadable");
        assertThat(catchThrowableOfType(NotDone.class, () -> broken.take("clerk1", Set.of("viewer")))
                        .problem())
                .hasToString("unreadable");
    }

    private static void shows(String groupsOfUser, String groups, String members) {
        SYSTEM.stubFor(get(urlPathEqualTo("/v2/Users"))
                .willReturn(
                        okJson("{\"totalResults\":1,\"Resources\":[{\"id\":\"u\",\"userName\":\"clerk1\",\"groups\":["
                                + groupsOfUser + "]}]}")));
        SYSTEM.stubFor(get(urlPathEqualTo("/v2/Groups"))
                .willReturn(okJson(
                        "{\"totalResults\":" + (groups.isEmpty() ? 0 : 1) + ",\"Resources\":[" + groups + "]}")));
        SYSTEM.stubFor(
                get(urlPathEqualTo("/v2/Groups/g")).willReturn(okJson("{\"id\":\"g\",\"members\":[" + members + "]}")));
        SYSTEM.stubFor(patch(anyUrl()).willReturn(aResponse().withStatus(204)));
    }

    /** Gone is what neither the user nor the group shows; where the group is not found nobody can say. */
    @ParameterizedTest
    @CsvSource({
        "true, true, true, viewer, ''",
        "true, true, false, viewer, ''",
        "false, true, true, viewer, ''",
        "false, true, false, '', ''",
        "true, false, false, viewer, viewer",
        "false, false, false, '', viewer"
    })
    void aRoleIsGoneWhenBothViewsSaySo(boolean named, boolean found, boolean member, String roles, String unsure) {
        shows(named ? NAMED : "", found ? GROUP : "", member ? MEMBER : "");
        Shown shown = target(SYSTEM.baseUrl() + "/v2").show("clerk1", Set.of("viewer"));
        assertThat(String.join(",", shown.roles())).isEqualTo(roles);
        assertThat(String.join(",", shown.unsure())).isEqualTo(unsure);
    }

    @Test
    void whatTheUsersRecordShowsIsTakenThoughTheGroupIsNotFound() {
        shows(NAMED, "", "");
        NotDone problem = catchThrowableOfType(
                NotDone.class, () -> target(SYSTEM.baseUrl() + "/v2").take("clerk1", Set.of("viewer")));
        assertThat(problem.problem()).hasToString("role-missing viewer");
        SYSTEM.verify(1, patchRequestedFor(urlEqualTo("/v2/Groups/g")));
    }

    @Test
    void theNightlyReadingBelievesUsersToo() {
        shows(NAMED, "", "");
        assertThat(target(SYSTEM.baseUrl() + "/v2").everybody(Set.of("viewer", "approver")))
                .isEqualTo(Map.of("viewer", Set.of("clerk1")));
        shows("", GROUP, MEMBER);
        assertThat(target(SYSTEM.baseUrl() + "/v2").everybody(Set.of("viewer")))
                .isEqualTo(Map.of("viewer", Set.of("clerk1")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eachWrongAnswerIsNotDoneAndSaysWhy(ResponseDefinitionBuilder answer, String problem) {
        SYSTEM.stubFor(any(anyUrl()).willReturn(answer));
        SYSTEM.stubFor(get(urlPathEqualTo("/v2/Groups"))
                .willReturn(okJson("{\"totalResults\":1,\"Resources\":[{\"id\":\"..\",\"displayName\":\"viewer\"}]}")));
        Instant begun = Instant.now();
        assertThat(problem()).isEqualTo(problem);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void nobodyListens() {
        assertThat(problem("http://localhost:1/v2")).isEqualTo("unreachable");
        assertThat(problem("http://no-such-host.invalid/v2")).isEqualTo("unreachable");
    }

    @Test
    void aCertificateThatNobodyKnowsIsNotTrusted() {
        var server = new WireMockServer(options().dynamicPort().dynamicHttpsPort());
        server.start();
        try {
            assertThat(problem("https://localhost:" + server.httpsPort() + "/v2"))
                    .isEqualTo("not-trusted");
        } finally {
            server.stop();
        }
    }

    @Test
    void whoAsksToBeLeftAloneIsNotCalledUntilThen() {
        SYSTEM.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "100")));
        assertThat(problem()).isEqualTo("busy 100");
        assertThat(problem()).startsWith("busy ");
        SYSTEM.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void nobodyIsLeftAloneForEver() {
        Instant now = Instant.parse("2026-11-22T08:00:00Z");
        Pauses fixed = new Pauses(Clock.fixed(now, ZoneOffset.UTC));
        fixed.begin("ledger", Duration.ofDays(1));
        assertThat(fixed.left("ledger")).isEqualTo(Duration.ofMinutes(5));
        assertThat(fixed.left("records")).isZero();
    }

    @Test
    void aSlowSystemUsesUpItsTimeInAll() {
        SYSTEM.stubFor(any(anyUrl())
                .willReturn(okJson("{\"totalResults\":100,\"Resources\":[{\"id\":\"{{randomValue}}\"}]}")
                        .withTransformers("response-template")
                        .withFixedDelay(400)));
        Instant begun = Instant.now();
        assertThat(problem()).isIn("late", "unreadable");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void anAccountThatSomebodyElseMadeAMomentAgoIsFoundAgain() {
        SYSTEM.stubFor(get(urlPathEqualTo("/v2/Groups"))
                .willReturn(okJson("{\"totalResults\":1,\"Resources\":[{\"id\":\"g\",\"displayName\":\"viewer\"}]}")));
        SYSTEM.stubFor(get(urlPathEqualTo("/v2/Groups/g")).willReturn(okJson("{\"id\":\"g\"}")));
        SYSTEM.stubFor(get(urlPathEqualTo("/v2/Users"))
                .inScenario("race")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson("{\"totalResults\":0}")));
        SYSTEM.stubFor(post(urlPathEqualTo("/v2/Users"))
                .inScenario("race")
                .willSetStateTo("made")
                .willReturn(aResponse().withStatus(409)));
        SYSTEM.stubFor(get(urlPathEqualTo("/v2/Users"))
                .inScenario("race")
                .whenScenarioStateIs("made")
                .willReturn(okJson("{\"totalResults\":1,\"Resources\":[{\"id\":\"u\",\"userName\":\"clerk1\"}]}")));
        SYSTEM.stubFor(
                patch(urlPathEqualTo("/v2/Groups/g")).willReturn(aResponse().withStatus(204)));
        target(SYSTEM.baseUrl() + "/v2").give(HUDA, Set.of("viewer"));
        SYSTEM.verify(1, patchRequestedFor(urlEqualTo("/v2/Groups/g")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../admin", "a/b?c=d#e", "x%2fy", "é ü"})
    void whatAnAnswerSaysLeadsNowhereElse(String id) {
        SYSTEM.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        SYSTEM.stubFor(get(urlPathEqualTo("/v2/Users"))
                .willReturn(okJson("{\"totalResults\":1,\"Resources\":[{\"id\":\"u\",\"userName\":\"clerk1\"}]}")));
        SYSTEM.stubFor(get(urlPathEqualTo("/v2/Groups"))
                .willReturn(okJson("{\"totalResults\":1,\"Resources\":[{\"id\":\"" + id
                        + "\",\"displayName\":\"viewer\",\"meta\":{\"location\":\"http://evil.invalid/\"}}]}")));
        target(SYSTEM.baseUrl() + "/v2").show("clerk1", Set.of("viewer"));
        assertThat(SYSTEM.getAllServeEvents())
                .extracting(event -> event.getRequest().getUrl())
                .allMatch(url -> url.matches("/v2/(Users\\?.*|Groups\\?.*|Groups/[^/?#]+)"));
    }

    @Test
    void aServerThatIgnoresFiltersDoesNotMakeSomebodySomebodyElse() {
        SYSTEM.stubFor(get(urlPathEqualTo("/v2/Users"))
                .willReturn(okJson("{\"totalResults\":1,\"Resources\":[{\"id\":\"u\",\"userName\":\"clerk2\"}]}")));
        assertThat(target(SYSTEM.baseUrl() + "/v2").show("clerk1", Set.of()).open())
                .isFalse();
    }

    /** One whose answers are too much for us. */
    private record Breaking(Target target) implements Target {

        @Override
        public Shown show(String userName, Set<String> asked) {
            throw new OutOfMemoryError("as if");
        }

        @Override
        public void give(Holder person, Set<String> roles) {
            target.give(person, roles);
        }

        @Override
        public void take(String userName, Set<String> roles) {
            throw new IllegalStateException("as if");
        }

        @Override
        public void close(String userName, Set<String> roles) {
            target.close(userName, roles);
        }

        @Override
        public Map<String, Set<String>> everybody(Set<String> roles) {
            return target.everybody(roles);
        }
    }
}
