package org.diwan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Tasks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All about one client: what stands there, for whom, and that nobody looks without a reason that is kept. */
@DiwanTest
class ClientWindowTests {

    private static final String WITH_GAP = "1000000016";
    private static final String OVERLAPPING = "1000000040";
    private static final String PENSIONER = "1000000024";
    private static final String ASKED = "Why do you look at this client?";

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Test
    void nobodyLooksWithoutAReasonAndEachLookIsRecorded() {
        String client = newPerson("Nura Salem");
        Browser clerk = browser("clerk1");
        assertThat(clerk.get("/desk/clients/" + client).body()).contains(ASKED).doesNotContain("Nura Salem");
        assertThat(give(clerk, client, Map.of()).body())
                .contains("Error:")
                .contains("Choose a reason")
                .doesNotContain("Nura Salem");
        assertThat(acts(client)).isEmpty();
        assertThat(give(clerk, client, Map.of("lookReason", "phone")).body())
                .contains("Nura Salem")
                .contains("on the telephone");
        clerk.get("/desk/clients/" + client + "?page=nonsense");
        assertThat(acts(client))
                .containsExactly(
                        "clerk1 client-look-begun phone", "clerk1 client-seen phone", "clerk1 client-seen phone");
        assertThat(browser("clerk1").get("/desk/clients/" + client).body())
                .as("another session")
                .contains(ASKED);
    }

    @Test
    void aReasonHoldsForHalfAnHourAndForOneClient() {
        String client = newPerson("Huda Salem");
        Browser clerk = browser("clerk1");
        clerk.get("/desk/clients/" + client);
        give(clerk, client, Map.of("lookReason", "counter"));
        assertThat(clerk.get("/desk/clients/" + newPerson("Sara Salem")).body()).contains(ASKED);
        jdbc.sql("update client_look set at = at - interval '29 minutes' where client = ?")
                .param(client)
                .update();
        assertThat(clerk.get("/desk/clients/" + client).body()).contains("Huda Salem");
        jdbc.sql("update client_look set at = at - interval '2 minutes' where client = ?")
                .param(client)
                .update();
        assertThat(clerk.get("/desk/clients/" + client).body()).contains(ASKED);
    }

    @Test
    void aCaseAsTheReasonIsOneOfTheClientsAndAnotherReasonIsSaid() {
        String own = open(WITH_GAP);
        String foreign = open(OVERLAPPING);
        Browser clerk = browser("clerk1");
        clerk.get("/desk/clients/" + WITH_GAP);
        for (String reference : List.of("", "CRT", foreign)) {
            assertThat(give(clerk, WITH_GAP, Map.of("lookReason", "case", "lookCase", reference))
                            .body())
                    .as(reference)
                    .contains("Write the reference of a case of this client");
        }
        assertThat(give(clerk, WITH_GAP, Map.of("lookReason", "other", "lookWords", "  "))
                        .body())
                .contains("Say in a few words why you look");
        String shown = own.substring(0, 13).toLowerCase() + " " + own.substring(13);
        assertThat(give(clerk, WITH_GAP, Map.of("lookReason", "case", "lookCase", shown))
                        .body())
                .contains("opened for a case")
                .contains("/desk/tasks/" + tasks.openOfCase(own).get(0).id())
                .doesNotContain(foreign);
        assertThat(give(clerk, WITH_GAP, Map.of("lookReason", "other", "lookWords", "no", "lookCase", own))
                        .body())
                .contains("opened for another reason")
                .contains(">no<");
        assertThat(jdbc.sql("select words from client_look where client = ? and reason = 'other' and reference is null")
                        .param(WITH_GAP)
                        .query(String.class)
                        .list())
                .containsExactly("no");
    }

    @Test
    void aTaskThatTheClerkHoldsIsTheReasonAndAnotherIsProposed() {
        String reference = open(OVERLAPPING);
        String task = tasks.openOfCase(reference).get(0).id();
        String address = "/desk/clients/" + OVERLAPPING + "?task=" + task;
        Browser clerk = browser("clerk1");
        assertThat(clerk.get("/desk/tasks/" + task).body()).contains(address);
        assertThat(clerk.get(address).body())
                .contains(ASKED)
                .containsPattern("value=\"case\"[^>]*checked")
                .contains("value=\"" + reference + "\"");
        clerk.post("/desk/tasks/" + task + "/claim", Map.of());
        assertThat(clerk.get(address).body()).contains("opened for your task").doesNotContain(ASKED);
        assertThat(acts(OVERLAPPING)).contains("clerk1 client-look-begun task", "clerk1 client-seen task");
        assertThat(clerk.get("/desk/clients/" + WITH_GAP + "?task=" + task).body())
                .as("a task of somebody else")
                .contains(ASKED);
    }

    @Test
    void whatBelongsToOtherGroupsIsNeitherShownNorCounted() {
        String client = newPerson("Reem Salem");
        add(client, "CLW-2026-AAAAAAAA", false);
        add(client, "CLW-2026-BBBBBBBB", false);
        jdbc.sql(
                        """
                insert into task (id, reference, service, element, form, candidate_group, created_at)
                values (?, 'CLW-2026-BBBBBBBB', 'certificate-issuance', 'review', 'review', 'reviewer', now())""")
                .param(UUID.randomUUID().toString())
                .update();
        Browser clerk = browser("clerk1");
        clerk.get("/desk/clients/" + client);
        assertThat(give(clerk, client, Map.of("lookReason", "phone")).body())
                .contains("CLW-2026-AAAA AAAA")
                .doesNotContain("CLW-2026-BBBB");
        assertThat(give(clerk, client, Map.of("lookReason", "case", "lookCase", "CLW-2026-BBBBBBBB"))
                        .body())
                .contains("Write the reference of a case of this client");
    }

    @Test
    void casesComeInPagesTheOpenOnesFirst() {
        String client = newPerson("Amal Salem");
        Browser clerk = browser("clerk1");
        clerk.get("/desk/clients/" + client);
        assertThat(give(clerk, client, Map.of("lookReason", "phone")).body())
                .contains("No case is open.", "No case has ended yet.", "Nothing is paid to this client now.");
        for (int i = 10; i < 33; i++) {
            add(client, "CLP-2026-CCCCCC" + i, i > 10);
        }
        assertThat(clerk.get("/desk/clients/" + client).body())
                .contains("CLP-2026-CCCC CC10", "CLP-2026-CCCC CC29")
                .doesNotContain("CC30");
        assertThat(clerk.get("/desk/clients/" + client + "?page=2").body())
                .contains("They are on the pages before this one.", "CLP-2026-CCCC CC32")
                .doesNotContain("CC29");
    }

    @Test
    void aBenefitShowsItsAccountMasked() {
        Browser clerk = browser("clerk1");
        clerk.get("/desk/clients/" + PENSIONER);
        String shown = give(clerk, PENSIONER, Map.of("lookReason", "phone")).body();
        List<String> ibans = jdbc.sql(
                        "select iban from known_account join benefit using (benefit_id) where national_id = ?")
                .param(PENSIONER)
                .query(String.class)
                .list();
        assertThat(ibans).isNotEmpty().allSatisfy(iban -> assertThat(shown).doesNotContain(iban));
        assertThat(shown).contains("SA•• ••••").contains("Old-age pension");
    }

    @Test
    void contactsAreMaskedUntilAskedForAndThatIsRecorded() {
        String client = newPerson("Dana Salem");
        jdbc.sql("update person set email = 'dana@example.org', mobile = '+966500000077' where national_id = ?")
                .param(client)
                .update();
        Browser clerk = browser("clerk1");
        clerk.get("/desk/clients/" + client);
        assertThat(give(clerk, client, Map.of("lookReason", "phone")).body())
                .contains("d•••@example.org", "+966 •••• 77", "?contacts=yes", "No employer has registered")
                .doesNotContain("dana@example.org", "+966500000077");
        assertThat(clerk.get("/desk/clients/" + client + "?contacts=yes").body())
                .contains("dana@example.org", "+966500000077");
        assertThat(acts(client)).endsWith("clerk1 client-contacts-seen phone");
        assertThat(browser("clerk2")
                        .get("/desk/clients/" + client + "?contacts=yes")
                        .body())
                .doesNotContain("dana@example.org");
    }

    @Test
    void aClientIsFoundByIdAndAnUnknownOneIsTold() {
        Browser clerk = browser("clerk1");
        assertThat(clerk.get("/desk?q=" + PENSIONER).body()).contains("/desk/clients/" + PENSIONER);
        assertThat(clerk.get("/desk/clients?id=%20" + PENSIONER).uri().getPath())
                .isEqualTo("/desk/clients/" + PENSIONER);
        assertThat(clerk.get("/desk/clients").body()).contains("National ID of the client");
        assertThat(clerk.get("/desk/clients?id=12").body()).contains("No client has this national ID");
        HttpResponse<String> unknown = clerk.get("/desk/clients/1999999999");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("No client has this national ID");
        assertThat(give(clerk, "1999999999", Map.of("lookReason", "phone")).statusCode())
                .isEqualTo(404);
        assertThat(browser(WITH_GAP).get("/desk/clients/" + WITH_GAP).statusCode())
                .as("a client")
                .isEqualTo(404);
    }

    private HttpResponse<String> give(Browser clerk, String client, Map<String, String> reason) {
        return clerk.post("/desk/clients/" + client, reason);
    }

    private List<String> acts(String client) {
        return jdbc.sql(
                        """
                select who || ' ' || act || ' ' || (detail ->> 'reason') from audit_entry
                 where object_type = 'client' and object_id = ? order by seq""")
                .param(client)
                .query(String.class)
                .list();
    }

    private Browser browser(String userName) {
        return Browser.at(port).signIn(userName);
    }

    private String newPerson(String name) {
        String id = jdbc.sql("select (3000000000 + count(*))::text from person")
                .query(String.class)
                .single();
        jdbc.sql(
                        """
                insert into person (national_id, name_latin, name_arabic, birth_date, sex, status, language,
                                    investigation)
                values (?, ?, 'نورة سالم', '1980-05-04', 'F', 'active', 'ar', false)""")
                .params(id, name)
                .update();
        return id;
    }

    private void add(String client, String reference, boolean ended) {
        jdbc.sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, status, submitted_at, due_at,
                                       ended_at, request_key)
                values (:reference, 'certificate-issuance', :client, :client, 'office', :status,
                        now() - interval '1 hour' * ascii(right(:reference, 1)) - interval '1 day' * ascii(substr(:reference, 16, 1)),
                        now(), :ended::timestamptz, :reference)""")
                .param("reference", reference)
                .param("client", client)
                .param("status", ended ? "GRANTED" : "IN_PROGRESS")
                .param("ended", ended ? "2026-11-01" : null)
                .update();
        jdbc.sql(
                        """
                insert into submission (reference, form, answers, submitted_by, submitted_at)
                values (?, 'request', '{"template": "wage"}', ?, now())""")
                .params(reference, client)
                .update();
    }

    private String open(String client) {
        return cases.submit(new NewCase(
                "certificate-issuance",
                client,
                client,
                "web",
                Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", ""),
                UUID.randomUUID().toString()));
    }
}
