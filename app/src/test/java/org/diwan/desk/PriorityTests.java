package org.diwan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
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

/** A supervisor says how urgent a case is, and the desk shows it. */
@DiwanTest
class PriorityTests {

    private static final String CLIENT = "1000000065";

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    private String reference = "";
    private String task = "";

    @BeforeEach
    void submit() {
        Map<String, Object> answers = Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", "");
        String key = UUID.randomUUID().toString();
        reference = cases.submit(new NewCase("certificate-issuance", CLIENT, CLIENT, "web", answers, key));
        task = tasks.openOfCase(reference).get(0).id();
    }

    @Test
    void aSupervisorSetsItWithAReasonThatTheHistoryKeeps() {
        Browser supervisor = Browser.at(port).signIn("supervisor1");
        assertThat(supervisor.get("/desk/tasks/" + task).body()).doesNotContain("High priority");
        assertThat(supervisor
                        .post("/desk/tasks/" + task + "/priority", Map.of("priority", "high", "why", " "))
                        .body())
                .contains("Give the reason in up to 500 characters");
        assertThat(supervisor
                        .post("/desk/tasks/" + task + "/priority", Map.of("priority", "urgent", "why", "Now"))
                        .body())
                .contains("Choose a priority");
        assertThat(supervisor
                        .post(
                                "/desk/tasks/" + task + "/priority",
                                Map.of("priority", "high", "why", "The loan falls due on Monday."))
                        .body())
                .contains("The priority is set", "High priority", "The loan falls due on Monday.");
        assertThat(supervisor.get("/desk?q=" + reference).body()).contains("High priority");
        assertThat(Browser.at(port)
                        .signIn("clerk1")
                        .get("/desk/tasks/" + task + "?lang=fr")
                        .body())
                .contains("Priorité haute", "The loan falls due on Monday.")
                .doesNotContain("Fixer la priorité");
        assertThat(jdbc.sql("select who from audit_entry where act = 'priority-changed' and object_id = ?")
                        .param(reference)
                        .query(String.class)
                        .list())
                .containsExactly("supervisor1");
    }

    @Test
    void aClerkCannot() {
        Browser clerk = Browser.at(port).signIn("clerk1");
        assertThat(clerk.post("/desk/tasks/" + task + "/priority", Map.of("priority", "high", "why", "Mine"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(cases.find(reference).orElseThrow().priority()).isEqualTo("normal");
    }

    @Test
    void theMostUrgentCanStandFirst() {
        jdbc.sql("update task set priority = 1 where id = ?").param(task).update();
        String list = Browser.at(port).signIn("clerk1").get("/desk?sort=urgent").body();
        assertThat(list).contains("Most urgent first", "Target near", task);
    }
}
