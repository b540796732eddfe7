package org.diwan.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The link in a notice that stops a case, for whoever holds it. */
@DiwanTest
class MessageLinkTests {

    private static final String CLIENT = "1000000024";
    private static final String STOP = "stopLink";

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    MessageLinks links;

    @Autowired
    WrongLinks wrong;

    @Autowired
    JdbcClient jdbc;

    private Browser holder;

    @BeforeEach
    void holder() {
        wrong.forget();
        holder = Browser.at(port);
    }

    @Test
    void theLinkOfTheNoticeStopsTheCaseOnceAndTheTimelineSaysSo() {
        Case file = begun();
        String link = sentLink(file);
        String page = holder.get(link + "?lang=en").body();
        assertThat(page)
                .contains("Stop this change", "Change with care", "GRD-", "••••", "Everything stays as it was")
                .doesNotContain(file.reference(), CLIENT);
        assertThat(status(file)).isEqualTo(CaseStatus.WITH_CLIENT);

        assertThat(holder.post(link, Map.of()).body()).contains("The change is stopped", "change your password");
        assertThat(status(file)).isEqualTo(CaseStatus.WITHDRAWN);
        assertThat(jdbc.sql("select who from audit_entry where object_id = ? and act = 'message-sent'")
                        .param(file.reference())
                        .query(String.class)
                        .list())
                .containsExactly("link");
        String timeline = Jsoup.parse(Browser.at(port)
                        .signIn(CLIENT)
                        .get("/cases/" + file.reference() + "?lang=en")
                        .body())
                .select("ol.line")
                .text();
        assertThat(timeline).contains("By link").containsOnlyOnce("The change was stopped");
    }

    @Test
    void openingItChangesNothingHoweverOften() {
        Case file = begun();
        String link = link(file);
        IntStream.range(0, 5)
                .forEach(i -> assertThat(holder.get(link).statusCode()).isEqualTo(200));
        assertThat(status(file)).isEqualTo(CaseStatus.WITH_CLIENT);
        assertThat(holder.post(link, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void itTellsNobodyWhereItWasOpened() {
        HttpResponse<String> page = holder.get(link(begun()));
        assertThat(page.headers().firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("x-robots-tag"))
                .hasValueSatisfying(it -> assertThat(it).contains("noindex"));
        assertThat(page.headers().firstValue("cache-control"))
                .hasValueSatisfying(it -> assertThat(it).contains("no-store"));
        assertThat(page.headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith("DIWAN="));
    }

    @Test
    void usedVoidAndUnknownLinksAnswerAlike() {
        Case file = begun();
        String used = link(file);
        String voided = link(file);
        holder.get(used);
        holder.post(used, Map.of());
        Case made = begun();
        String late = link(made);
        jdbc.sql("update case_file set result = '/somewhere' where reference = ?")
                .param(made.reference())
                .update();
        String answer = gone(used);
        assertThat(answer).contains("has been used or is no longer valid", "/cases");
        for (String other :
                List.of(voided, late, "/links/AAAAAAAAAAAAAAAAAAAAAA", "/links/x", "/links/" + "x".repeat(300))) {
            assertThat(gone(other)).isEqualTo(answer);
            assertThat(body(holder.post(other, Map.of()))).isEqualTo(answer);
        }
        assertThat(status(made)).isEqualTo(CaseStatus.WITH_CLIENT);
    }

    @Test
    void ofTwentyHoldersAtOnceOneStopsIt() {
        Case file = begun();
        List<String> tokens =
                IntStream.range(0, 4).mapToObj(i -> token(link(file))).toList();
        long stopped = IntStream.range(0, 20)
                .parallel()
                .filter(i -> links.use(tokens.get(i % tokens.size())).isPresent())
                .count();
        assertThat(stopped).isEqualTo(1);
        assertThat(status(file)).isEqualTo(CaseStatus.WITHDRAWN);
        assertThat(jdbc.sql("select count(*) from timeline_entry where reference = ? and by_whom = 'link'")
                        .param(file.reference())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aCaseThatWasDecidedMakesNoLinks() {
        Case file = begun();
        links.use(token(link(file)));
        assertThat(links.make(cases.find(file.reference()).orElseThrow(), Set.of(STOP)))
                .isEmpty();
    }

    @Test
    void onlyItsHashIsKept() {
        String token = token(link(begun()));
        assertThat(token).hasSize(22);
        assertThat(jdbc.sql("select distinct octet_length(token) from message_link")
                        .query(Integer.class)
                        .list())
                .containsExactly(32);
    }

    @Test
    void whoTriesManyFindsNothingForAWhile() {
        String link = link(begun());
        IntStream.range(0, 30).forEach(i -> holder.get("/links/guess" + i));
        assertThat(holder.get(link).statusCode()).isEqualTo(404);
        wrong.forget();
        assertThat(holder.get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void theClientTakesTheSameWayFromTheCasePage() {
        Case file = begun();
        Browser client = Browser.at(port).signIn(CLIENT);
        Document page = Jsoup.parse(
                client.get("/cases/" + file.reference() + "?lang=en").body());
        assertThat(page.select("a[href$=/withdraw]")).hasSize(1);
        assertThat(page.select("a[href*=/messages/]")).isEmpty();
        client.get("/cases/" + file.reference() + "/withdraw");
        client.post("/cases/" + file.reference() + "/withdraw", Map.of());
        assertThat(status(file)).isEqualTo(CaseStatus.WITHDRAWN);
    }

    private Case begun() {
        String reference = cases.submit(new NewCase(
                "guarded-change",
                CLIENT,
                CLIENT,
                "web",
                Map.of("what", "The colour"),
                UUID.randomUUID().toString()));
        return cases.find(reference).orElseThrow();
    }

    private String sentLink(Case file) {
        String sql =
                """
                select text from demo_message join notification on id = notification_id
                 where reference = ? and notice = 'changeAnnounced' and channel = 'mail'""";
        List<String> texts = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql(sql)
                                .param(file.reference())
                                .query(String.class)
                                .list(),
                        found -> !found.isEmpty());
        return Pattern.compile("/links/[A-Za-z0-9_-]+")
                .matcher(texts.get(0))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    private String link(Case file) {
        String address = links.make(file, Set.of(STOP)).get(STOP);
        assertThat(address).isNotNull();
        return address.substring(address.indexOf("/links/"));
    }

    private static String token(String link) {
        return link.substring("/links/".length());
    }

    private CaseStatus status(Case file) {
        return cases.find(file.reference()).orElseThrow().status();
    }

    private String gone(String link) {
        HttpResponse<String> answer = holder.get(link);
        assertThat(answer.statusCode()).isEqualTo(404);
        return body(answer);
    }

    /** Without the switch of languages, which names no path but would with a query. */
    private static String body(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body()).select("main").outerHtml();
    }
}
