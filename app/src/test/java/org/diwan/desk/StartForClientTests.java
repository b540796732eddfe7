package org.diwan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Tasks;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Staff start services for clients: whose case it becomes, what is kept of how, and who may not. */
@DiwanTest
class StartForClientTests {

    private static final String ASKED = "Why do you look at this client?";
    private static final String SERVICE = "contact-details-change";
    private static final Map<String, String> AT_COUNTER = Map.of("startService", SERVICE, "startChannel", "office");

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    private String client;
    private Browser clerk;

    @BeforeEach
    void aClientStandsAtTheCounter() {
        client = newClient("active");
        clerk = signedIn("clerk1");
    }

    @Test
    void aServiceStartedAtTheCounterBecomesTheClientsCase() {
        HttpResponse<String> asked = clerk.get("/desk/clients/" + client + "/start");
        assertThat(asked.body()).contains(ASKED).doesNotContain("Salma Zaki");
        HttpResponse<String> choice =
                clerk.post(asked.uri().getPath() + "?" + asked.uri().getRawQuery(), Map.of("lookReason", "counter"));
        assertThat(choice.uri()).hasPath("/desk/clients/" + client + "/start");
        assertThat(Jsoup.parse(choice.body()).select("input[value=office][checked]"))
                .as("known from the reason")
                .hasSize(1);

        HttpResponse<String> question = begin(clerk, AT_COUNTER, Map.of("startCard", "true"));
        assertThat(question.body()).contains("At the counter, you act for", "Salma Zaki", client);
        String draft = question.uri().getPath();
        answer(clerk, draft);
        assertThat(clerk.get(draft + "/check").body()).contains("Read the answers out", "At the counter, you act for");
        HttpResponse<String> sent = clerk.post(draft + "/send", Map.of());
        assertThat(sent.body()).contains("The request was sent", "Salma Zaki", "Print this page");
        assertThat(clerk.post(draft + "/send", Map.of()).uri()).as("sent twice").isEqualTo(sent.uri());

        String reference = sent.uri().getPath().replaceFirst(".*/", "");
        assertThat(jdbc.sql("select channel || ' ' || submitted_by || ' ' || client from case_file where reference = ?")
                        .param(reference)
                        .query(String.class)
                        .single())
                .isEqualTo("office clerk1 " + client);
        assertThat(audit(reference)).contains("clerk1 case-submitted office", "clerk1 case-noted identity-card-seen");
        assertThat(clerk.get("/desk/clients/" + client).body()).contains(shown(reference), "Office");
        Browser own = signedIn(client);
        assertThat(own.get("/cases").body()).contains(shown(reference), "begun for you at the office by our staff");
        assertThat(own.get("/cases/" + reference).body())
                .contains("begun for you at the office by our staff", "By a clerk");
        assertThat(signedIn("clerk2").get(sent.uri().getPath()).body()).contains(ASKED);
    }

    @Test
    void whatAClerkHasBegunIsTheirsUntilItIsSent() {
        look(clerk, "phone");
        String draft = begin(clerk, Map.of("startService", SERVICE, "startChannel", "call-centre"), Map.of())
                .uri()
                .getPath();
        HttpResponse<String> window = clerk.post(draft + "?page=what", Map.of("changes", "language", "_save", "yes"));
        assertThat(window.uri()).hasPath("/desk/clients/" + client);
        assertThat(window.body()).contains("Your answers are saved", "Begun by you, not sent yet", draft);
        assertThat(clerk.get(draft).uri()).hasQuery("page=confirm");

        assertThat(signedIn(client).get("/cases").body()).doesNotContain(draft.replaceFirst(".*/", ""));
        Browser other = signedIn("clerk2");
        look(other, "counter");
        assertThat(other.get("/desk/clients/" + client).body()).doesNotContain(draft);
        refuses(other, draft);
    }

    @Test
    void nobodyElseReachesTheDraftNorOnAnotherAddress() {
        look(clerk, "counter");
        String draft = begin(clerk, AT_COUNTER, Map.of()).uri().getPath();
        String id = draft.replaceFirst(".*/", "");
        Browser citizen = signedIn(client);
        citizen.get("/services/" + SERVICE + "/start");
        assertThat(citizen.get(draft).statusCode()).as("at the desk's address").isEqualTo(404);
        assertThat(citizen.get("/desk/clients/" + client + "/start").statusCode())
                .isEqualTo(404);
        assertThat(citizen.get("/services/" + SERVICE + "/start/" + id).statusCode())
                .isEqualTo(404);
        assertThat(clerk.get("/services/" + SERVICE + "/start/" + id).statusCode())
                .isEqualTo(404);
        assertThat(clerk.get(draft.replace(SERVICE, "record-correction")).statusCode())
                .isEqualTo(404);
        String another = newClient("active");
        look(clerk, another, "counter");
        refuses(clerk, draft.replace(client, another));
        assertThat(jdbc.sql("select count(*) from draft where client = ?")
                        .param(another)
                        .query(Integer.class)
                        .single())
                .isZero();
        String begun = signedInDraft(citizen);
        refuses(clerk, "/desk/clients/" + client + "/start/" + SERVICE + "/" + begun);
    }

    @Test
    void clientAndChannelAreNoFieldsOfTheQuestions() {
        look(clerk, "counter");
        String draft = begin(clerk, AT_COUNTER, Map.of()).uri().getPath();
        Map<String, String> tampered = Map.of(
                "changes",
                "language",
                "channel",
                "web",
                "client",
                "1000000008",
                "party",
                "1000000008",
                "acting.by",
                "clerk2",
                "by",
                "clerk2",
                "cardSeen",
                "true");
        clerk.post(draft + "?page=what&channel=web&client=1000000008&by=clerk2", tampered);
        answer(clerk, draft);
        String reference = clerk.post(draft + "/send?channel=api&party=1000000008", tampered)
                .uri()
                .getPath()
                .replaceFirst(".*/", "");
        assertThat(cases.find(reference).orElseThrow())
                .extracting("client", "channel", "submittedBy")
                .containsExactly(client, "office", "clerk1");
        assertThat(audit(reference)).noneMatch(act -> act.contains("identity-card-seen"));
    }

    @Test
    void onlyWhatIsOpenOnTheChannelBegins() {
        look(clerk, "counter");
        for (String channel : List.of("web", "api", "kiosk", "")) {
            assertThat(begin(clerk, Map.of("startService", SERVICE, "startChannel", channel), Map.of())
                            .body())
                    .as(channel)
                    .contains("Error:");
        }
        assertThat(begin(clerk, Map.of("startService", "nonsense", "startChannel", "office"), Map.of())
                        .body())
                .contains("Error:");
        Map<String, String> account = Map.of("startService", "bank-account-change", "startChannel", "office");
        assertThat(begin(clerk, account, Map.of()).body())
                .contains("Look at the client’s identity card, then tick the box");
        assertThat(begin(clerk, account, Map.of("startCard", "true")).body()).contains("you act for");
        assertThat(begin(
                                clerk,
                                Map.of("startService", "bank-account-change", "startChannel", "call-centre"),
                                Map.of("startCard", "true"))
                        .body())
                .contains("On the telephone, you act for");
        assertThat(jdbc.sql("select channel || ' ' || card_seen from draft where client = ? order by 1")
                        .param(client)
                        .query(String.class)
                        .list())
                .as("nobody sees a card over the telephone")
                .containsExactly("call-centre false", "office true");
        jdbc.sql("update draft set card_seen = false where client = ?")
                .param(client)
                .update();
        String draft = jdbc.sql("select id from draft where client = ? and channel = 'office'")
                .param(client)
                .query(String.class)
                .single();
        assertThat(clerk.get("/desk/clients/" + client + "/start/bank-account-change/" + draft + "/check")
                        .uri())
                .as("a draft that is no longer sure enough")
                .hasPath("/desk/clients/" + client + "/start");
    }

    @Test
    void nothingIsStartedForTheDead() {
        client = newClient("deceased");
        look(clerk, "counter");
        assertThat(clerk.get("/desk/clients/" + client + "/start").body()).contains("Nothing can be started");
        assertThat(begin(clerk, AT_COUNTER, Map.of()).body()).contains("Nothing can be started");
    }

    @Test
    void withoutAReasonNothingIsTakenAndNothingTypedIsLost() {
        look(clerk, "counter");
        String draft = begin(clerk, AT_COUNTER, Map.of()).uri().getPath();
        Browser again = signedIn("clerk1");
        assertThat(again.get(draft).body()).as("another session").contains(ASKED);
        assertThat(again.post("/desk/clients/" + client + "/start", AT_COUNTER).body())
                .contains(ASKED);
        jdbc.sql("update client_look set at = at - interval '31 minutes' where client = ?")
                .param(client)
                .update();
        HttpResponse<String> asked = clerk.post(draft + "?page=what", Map.of("changes", "city"));
        assertThat(asked.body()).contains(ASKED);
        assertThat(jdbc.sql("select count(*) from draft where client = ? and answers::text like '%city%'")
                        .param(client)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(clerk.post(draft + "/send", Map.of()).body()).contains(ASKED);
        isThereAgain(asked, draft);
    }

    @Test
    void whatIsSentAfterTheSessionEndedIsThereAgain() {
        look(clerk, "counter");
        String draft = begin(clerk, AT_COUNTER, Map.of()).uri().getPath();
        clerk.tellingOrigin().loseSession();
        assertThat(clerk.post(draft + "?page=what", Map.of("changes", "city")).body())
                .contains("Your session had ended");
        HttpResponse<String> asked = clerk.signIn("clerk1", "demo-Pass-2026");
        assertThat(asked.body()).contains(ASKED);
        isThereAgain(asked, draft);
    }

    @Test
    void aReasonLeadsToPagesOfThisClientOnly() {
        for (String to : List.of(
                "https%3A%2F%2Fexample.org",
                "%2F%2Fexample.org", "%2Fdesk", "%2Fdesk%2Fclients%2F1000000008%2Fstart")) {
            clerk.get("/desk/clients/" + client);
            assertThat(clerk.post("/desk/clients/" + client + "?to=" + to, Map.of("lookReason", "counter"))
                            .uri())
                    .as(to)
                    .hasPath("/desk/clients/" + client)
                    .hasPort(port);
        }
    }

    @Test
    void whoBeganACaseForAClientDoesNotDecideOnItAlone() {
        String reference = cases.submit(new NewCase(
                "certificate-issuance",
                "1000000016",
                "clerk1",
                "office",
                Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", ""),
                UUID.randomUUID().toString()));
        String task = tasks.openOfCase(reference).get(0).id();
        assertThat(clerk.get("/desk/tasks/" + task).body())
                .contains("began it for the client", "clerk1", "Office")
                .doesNotContain("Claim this task");
        assertThat(signedIn("clerk2").get("/desk/tasks/" + task).body()).contains("Claim this task");
    }

    private void isThereAgain(HttpResponse<String> asked, String draft) {
        HttpResponse<String> page =
                clerk.post(asked.uri().getPath() + "?" + asked.uri().getRawQuery(), Map.of("lookReason", "counter"));
        assertThat(page.uri()).hasPath(draft).hasQuery("page=what");
        assertThat(page.body()).contains("This is what you had typed");
        assertThat(Jsoup.parse(page.body()).select("input[value=city][checked]"))
                .hasSize(1);
    }

    private void refuses(Browser who, String draft) {
        assertThat(who.get(draft).statusCode()).isEqualTo(404);
        assertThat(who.get(draft + "/check").statusCode()).isEqualTo(404);
        assertThat(who.post(draft + "?page=what", Map.of("changes", "city")).statusCode())
                .isEqualTo(404);
        assertThat(who.post(draft + "/send", Map.of()).statusCode()).isEqualTo(404);
    }

    private void look(Browser who, String reason) {
        look(who, client, reason);
    }

    private void look(Browser who, String party, String reason) {
        who.get("/desk/clients/" + party);
        who.post("/desk/clients/" + party, Map.of("lookReason", reason));
    }

    private HttpResponse<String> begin(Browser who, Map<String, String> chosen, Map<String, String> more) {
        who.get("/desk/clients/" + client + "/start");
        Map<String, String> all = new HashMap<>(chosen);
        all.putAll(more);
        return who.post("/desk/clients/" + client + "/start", all);
    }

    private String signedInDraft(Browser citizen) {
        return citizen.get("/services/" + SERVICE + "/start").uri().getPath().replaceFirst(".*/", "");
    }

    private void answer(Browser who, String draft) {
        who.post(draft + "?page=what", Map.of("changes", "language"));
        who.post(draft + "?page=new", Map.of("language", "fr"));
        who.post(draft + "?page=confirm", Map.of("own", "true"));
        who.get(draft + "/check");
    }

    private List<String> audit(String reference) {
        return jdbc.sql(
                        """
                select who || ' ' || act || ' ' || coalesce(detail ->> 'channel', detail ->> 'act', '')
                  from audit_entry where object_id = ? order by seq""")
                .param(reference)
                .query(String.class)
                .list();
    }

    private static String shown(String reference) {
        return reference.substring(0, 13) + " " + reference.substring(13);
    }

    private Browser signedIn(String userName) {
        return Browser.at(port).signIn(userName);
    }

    private String newClient(String status) {
        String id = jdbc.sql("select (3500000000 + count(*))::text from person")
                .query(String.class)
                .single();
        jdbc.sql(
                        """
                insert into person (national_id, name_latin, name_arabic, birth_date, sex, status, language,
                                    investigation)
                values (?, 'Salma Zaki', 'سلمى زكي', '1980-05-04', 'F', ?, 'en', false)""")
                .params(id, status)
                .update();
        jdbc.sql(
                        """
                insert into account (user_name, kind, party_id, name_latin, name_arabic, password_hash, roles)
                select ?, kind, ?, 'Salma Zaki', 'سلمى زكي', password_hash, roles from account
                 where user_name = '1000000008'""")
                .params(id, id)
                .update();
        return id;
    }
}
