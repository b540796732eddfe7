package org.diwan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.MultipartBody;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.diwan.cases.Uploads;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drafts, passing on and comments: what becomes of what a clerk types, whatever becomes of the task. */
@DiwanTest
class TaskWorkTests {

    private static final String WITH_GAP = "1000000016";
    private static final Map<String, String> REFUSAL = Map.of("outcome", "refuse", "reason", "not-entitled");

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    Uploads uploads;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aDraftIsThereAgainRightOrWrongAndGoneWithTheTask() {
        Browser clerk = browser("clerk1");
        String task = claimed(clerk);
        String shown = post(clerk, task, "draft", Map.of("outcome", "ask", "question", ""))
                .body();
        assertThat(shown)
                .contains("Your draft was saved")
                .contains("Your draft, saved:")
                .doesNotContain("Error:");
        assertThat(clerk.get(task).body()).containsPattern("value=\"ask\"[^>]*checked");
        assertThat(post(clerk, task, "draft", Map.of("outcome", "ask", "question", "Where were you?", "_seen", "1"))
                        .body())
                .contains(">Where were you?</textarea>");
        assertThat(post(clerk, task, "complete", Map.of("outcome", "ask", "question", "Where were you?", "_seen", "2"))
                        .body())
                .contains("is done.");
        assertThat(drafts(task)).isZero();
        assertThat(clerk.get(task).body()).contains("You finished this task").doesNotContain("What you had written");
    }

    @Test
    void decisionsAreToldInWordsAndNotInCodes() {
        Browser clerk = browser("clerk1");
        assertThat(clerk.get(claimed(clerk)).body())
                .contains("<bdi>Right to the certificate</bdi>")
                .contains("<bdi>Wage certificate</bdi>")
                .contains("<bdi>Active</bdi>")
                .doesNotContain("<bdi>wage</bdi>")
                .doesNotContain("<bdi>active</bdi>");
    }

    @Test
    void aDraftGoesWithTheTaskToWhoeverTakesItNext() {
        Browser first = browser("clerk1");
        String task = claimed(first);
        post(first, task, "return", Map.of("outcome", "ask", "question", "Rang twice, no answer"));
        Browser second = browser("clerk2");
        second.get(task);
        String shown = post(second, task, "claim", Map.of()).body();
        assertThat(shown).contains("Draft of clerk1, saved:").contains("Rang twice, no answer");
        post(second, task, "complete", REFUSAL);
        String ended = first.get(task).body();
        assertThat(ended)
                .contains("clerk2 finished it:")
                .contains("What you had written")
                .contains("Rang twice, no answer");
        assertThat(second.get(task).body()).doesNotContain("What you had written");
    }

    @Test
    void whatWasTypedForATaskThatSomebodyElseFinishedIsShownBack() {
        Browser first = browser("clerk1");
        String task = claimed(first);
        Browser boss = browser("supervisor1");
        boss.get(task);
        assertThat(post(boss, task, "pass", Map.of("_with", "clerk1", "_to", "clerk2", "_why", "She is ill"))
                        .body())
                .contains("clerk2 has it now");
        Map<String, String> typed = Map.of("outcome", "ask", "question", "An hour of thought");
        HttpResponse<String> taken = post(first, task, "complete", typed);
        assertThat(taken.uri().getPath()).isEqualTo(task);
        assertThat(taken.body()).contains("Somebody was faster").contains("clerk2 has had the task since:");
        assertThat(browser("clerk2").get(task).body())
                .contains("Passed on to clerk2")
                .contains("She is ill")
                .contains("An hour of thought");
        Browser second = browser("clerk2");
        second.get(task);
        post(second, task, "complete", REFUSAL);
        for (String act : List.of("complete", "draft", "return")) {
            String told = post(first, task, act, Map.of("outcome", "ask", "question", "Later: " + act))
                    .body();
            assertThat(told).contains("clerk2 finished it:").contains("Later: " + act);
        }
        assertThat(outcomes(task)).isEqualTo("clerk2");
    }

    @Test
    void ofTwoWindowsOfOneClerkTheSecondIsTold() {
        Browser clerk = browser("clerk1");
        String task = claimed(clerk);
        post(clerk, task, "draft", Map.of("outcome", "ask", "question", "In the first window", "_seen", "0"));
        Map<String, String> late = Map.of("outcome", "ask", "question", "In the second window", "_seen", "0");
        for (String act : List.of("draft", "complete", "return")) {
            assertThat(post(clerk, task, act, late).body())
                    .contains("You saved this task in another window")
                    .contains(">In the second window</textarea>")
                    .contains("In the first window")
                    .contains("name=\"_seen\" value=\"1\"");
        }
        assertThat(tasks.find(id(task))).get().extracting(Task::endedAt).isNull();
        assertThat(clerk.get(task).body()).contains(">In the first window</textarea>");
    }

    @Test
    void aTaskGoesToAColleagueOfItsGroupOnly() {
        Browser clerk = browser("clerk1");
        String task = claimed(clerk);
        for (String nobody : List.of("", "clerk9", "finance1", "1000000008")) {
            String told = post(
                            clerk,
                            task,
                            "pass",
                            Map.of("_with", "clerk1", "_to", nobody, "outcome", "ask", "question", "Kept"))
                    .body();
            assertThat(told)
                    .contains("Choose a colleague who works on such tasks")
                    .contains(">Kept</textarea>");
        }
        assertThat(post(clerk, task, "pass", Map.of("_with", "clerk1", "_to", "clerk2", "_why", "x".repeat(501)))
                        .body())
                .contains("Shorten the note");
        String others = claimed(browser("clerk2"));
        assertThat(post(clerk, others, "pass", Map.of("_with", "clerk2", "_to", "clerk1"))
                        .body())
                .contains("clerk2 has had the task since");
        Browser boss = browser("supervisor1");
        boss.get(task);
        assertThat(post(boss, task, "pass", Map.of("_with", "", "_to", "clerk2"))
                        .body())
                .as("somebody has taken it since")
                .contains("clerk1 has had the task since");
    }

    @Test
    void commentsAndFilesOfStaffAreInTheHistoryAndNotWithTheClient() {
        Browser clerk = browser("clerk1");
        String task = claimed(clerk);
        String reference = tasks.find(id(task)).orElseThrow().reference();
        assertThat(clerk.post(task + "/notes", new MultipartBody().field("noteText", " "))
                        .body())
                .contains("Write the comment");
        MultipartBody note = new MultipartBody()
                .field("noteText", "The employer confirms it")
                .file("noteFiles", "letter.txt", "As agreed on the phone");
        String shown = clerk.post(task + "/notes", note).body();
        assertThat(shown).contains("The employer confirms it").contains("letter.txt");
        String upload = uploads.of(Uploads.ofStaff(reference)).get(0).id().toString();
        assertThat(browser("clerk2")
                        .get("/desk/cases/" + reference + "/uploads/" + upload)
                        .body())
                .isEqualTo("As agreed on the phone");
        Browser client = browser(WITH_GAP);
        assertThat(client.get("/cases/" + reference).body()).doesNotContain("employer confirms", "letter.txt");
        assertThat(client.get("/cases/" + reference + "/uploads/" + upload).statusCode())
                .isEqualTo(404);
        clerk.get(task);
        clerk.post(
                task + "/notes",
                new MultipartBody()
                        .field("noteText", "For the client")
                        .field("noteShown", "true")
                        .file("noteFiles", "copy.txt", "A copy"));
        String copy = uploads.of(reference).get(0).id().toString();
        assertThat(client.get("/cases/" + reference).body())
                .contains("copy.txt")
                .doesNotContain("For the client");
        assertThat(client.get("/cases/" + reference + "/uploads/" + copy).body())
                .isEqualTo("A copy");
        assertThat(jdbc.sql("select act from audit_entry where object_id = ? and act = 'case-noted'")
                        .param(reference)
                        .query(String.class)
                        .list())
                .hasSize(2);
    }

    private Browser browser(String userName) {
        return Browser.at(port).signIn(userName);
    }

    /** The address of a new task that the person of this browser holds. */
    private String claimed(Browser clerk) {
        String reference = cases.submit(new NewCase(
                "certificate-issuance",
                WITH_GAP,
                WITH_GAP,
                "web",
                Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", ""),
                UUID.randomUUID().toString()));
        String address = "/desk/tasks/" + tasks.openOfCase(reference).get(0).id();
        clerk.get(address);
        post(clerk, address, "claim", Map.of());
        return address;
    }

    private static HttpResponse<String> post(Browser clerk, String task, String act, Map<String, String> fields) {
        return clerk.post(task + "/" + act, fields);
    }

    private static String id(String address) {
        return Arrays.stream(address.split("/")).reduce((one, last) -> last).orElseThrow();
    }

    private int drafts(String task) {
        return jdbc.sql("select count(*) from task_draft where task = ?")
                .param(id(task))
                .query(Integer.class)
                .single();
    }

    private String outcomes(String task) {
        return jdbc.sql("select ended_by from task where id = ?")
                .param(id(task))
                .query(String.class)
                .single();
    }
}
