package org.diwan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diwan.Answers;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose account is for one office sees its cases and clients; those of others look as if they were not there. */
@DiwanTest
class OfficeTests {

    private static final String OURS = "1000000016";
    private static final String OTHERS = "1000000040";

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    private String ours = "";
    private String others = "";

    @BeforeEach
    void aClerkAndASupervisorOfOneOfficeAndACaseOfTwo() {
        for (String like : List.of("clerk1", "supervisor1")) {
            jdbc.sql(
                            """
                    insert into account (user_name, kind, name_latin, name_arabic, password_hash, roles, office)
                    select 'tabuk-' || user_name, kind, name_latin, name_arabic, password_hash, roles, 'tabuk'
                    from account where user_name = ? on conflict do nothing""")
                    .param(like)
                    .update();
        }
        jdbc.sql("update task set ended_at = now() where ended_at is null and candidate_group = 'clerk'")
                .update();
        ours = open(OURS, "tabuk");
        others = open(OTHERS, "main");
    }

    @Test
    void everyListHasWhatItsPagesOpenAndCountsNoMore() {
        for (String user : List.of("tabuk-clerk1", "tabuk-supervisor1")) {
            Browser clerk = Browser.at(port).signIn(user);
            assertThat(clerk.get("/desk").body())
                    .as(user)
                    .contains("/desk/tasks/" + task(ours), "<b>1</b>")
                    .doesNotContain(task(others));
            assertThat(clerk.get("/desk?q=" + others).body()).contains("Nothing waits here");
            assertThat(clerk.get("/desk?q=" + OTHERS).body()).contains("Nothing waits here");
            assertThat(clerk.get("/desk?q=" + ours).body()).contains(task(ours));
            assertThat(clerk.get("/desk/tasks/" + task(ours)).statusCode()).isEqualTo(200);
            assertThat(answer(clerk, "/desk/tasks/%s", task(others)))
                    .isEqualTo(answer(clerk, "/desk/tasks/%s", UUID.randomUUID().toString()));
        }
        assertThat(Browser.at(port).signIn("clerk1").get("/desk").body())
                .as("an account without an office is for all")
                .contains(task(ours), task(others));
    }

    @Test
    void onlyTasksOfTheOfficeAreTakenAndPassedOnToThoseWhoMay() {
        Browser clerk = Browser.at(port).signIn("tabuk-clerk1");
        clerk.get("/desk");
        assertThat(clerk.post("/desk/next", Map.of()).uri().getPath()).isEqualTo("/desk/tasks/" + task(ours));
        assertThat(clerk.post("/desk/next", Map.of()).body()).contains("Nothing left to claim");
        assertThat(clerk.post("/desk/many/claim", Map.of("id", task(others))).body())
                .contains("No longer open");
        clerk.post("/desk/tasks/" + task(others) + "/claim", Map.of());
        assertThat(tasks.find(task(others)).orElseThrow().assignee()).isNull();
        Browser supervisor = Browser.at(port).signIn("supervisor1");
        assertThat(supervisor.get("/desk/tasks/" + task(others)).body()).doesNotContain("tabuk-clerk1");
        assertThat(supervisor.get("/desk/tasks/" + task(ours)).body()).contains("tabuk-clerk1", "clerk2");
    }

    @Test
    void messagesAndFilesOfOtherOfficesLookLikeNone() {
        String file = UUID.randomUUID().toString();
        for (String reference : List.of(ours, others)) {
            jdbc.sql(
                            "insert into message (reference, side, author, text, at) values (?, 'CLIENT', 'x', 'When?', now())")
                    .param(reference)
                    .update();
        }
        Browser clerk = Browser.at(port).signIn("tabuk-clerk1");
        assertThat(clerk.get("/desk/messages").body())
                .contains("/desk/messages/" + ours, "1 client waits")
                .doesNotContain(others);
        assertThat(clerk.get("/desk/messages/" + ours).statusCode()).isEqualTo(200);
        for (String page : List.of("/desk/messages/%s", "/desk/cases/%s/uploads/" + file)) {
            assertThat(answer(clerk, page, others)).isEqualTo(answer(clerk, page, "CRT-2026-XXXXXXXX"));
        }
    }

    @Test
    void clientsOfOtherOfficesLookLikeNone() {
        Browser clerk = Browser.at(port).signIn("tabuk-clerk1");
        assertThat(clerk.get("/desk/clients?id=" + OURS).body()).contains("Why do you look at this client?");
        String unknown = "1999999993";
        for (String page : List.of("/desk/clients?id=%s", "/desk/clients/%s", "/desk/clients/%s/start")) {
            assertThat(answer(clerk, page, OTHERS)).isEqualTo(answer(clerk, page, unknown));
        }
        assertThat(clerk.get("/desk?q=" + OTHERS).body()).doesNotContain("/desk/clients/" + OTHERS);
        for (String table : List.of("case_file", "task")) {
            jdbc.sql("update " + table + " set office = 'main' where reference <> ?")
                    .param(ours)
                    .update();
        }
        clerk.get("/desk/clients/" + OURS);
        assertThat(clerk.post("/desk/clients/" + OURS, Map.of("lookReason", "phone"))
                        .body())
                .as("of the client's cases those of the office")
                .contains("/desk/tasks/" + task(ours), ">Open cases</dt><dd>1</dd><dt>Ended cases</dt><dd>0</dd>");
    }

    /** What the browser is told of an object that it names. */
    private static String answer(Browser browser, String path, String named) {
        return Answers.of(browser.get(path.formatted(named)), named);
    }

    private String open(String client, String office) {
        String reference = cases.submit(new NewCase(
                "certificate-issuance",
                client,
                client,
                "web",
                Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", ""),
                UUID.randomUUID().toString()));
        jdbc.sql("update case_file set office = ? where reference = ?")
                .params(office, reference)
                .update();
        jdbc.sql("update task set office = ? where reference = ?")
                .params(office, reference)
                .update();
        return reference;
    }

    private String task(String reference) {
        return tasks.openOfCase(reference).get(0).id();
    }
}
