package org.diwan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Task;
import org.diwan.cases.TaskGone;
import org.diwan.cases.Tasks;
import org.diwan.cases.WorkGroups;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many do the same thing at the same time: one does it, the others are told. */
@DiwanTest
class RaceTests {

    private static final String WITH_GAP = "1000000016";
    private static final String CLEAN = "1000000081";
    private static final int ROUNDS = 50;

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aRequestSentAHundredTimesAtOnceIsOneCase() throws Exception {
        Applicant applicant = Applicant.in(Browser.withoutRedirectsAt(port), CLEAN);
        String draft = applicant.draft();
        List<HttpResponse<String>> answers = atOnce(Collections.nCopies(100, () -> applicant.send(draft)));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(302));
        assertThat(answers.stream().map(Applicant::reference).distinct()).hasSize(1);
        String request = draft.substring(draft.lastIndexOf('/') + 1);
        assertThat(jdbc.sql("select reference from case_file where request_key = ?")
                        .param(request)
                        .query(String.class)
                        .list())
                .containsExactly(Applicant.reference(answers.get(0)));
    }

    @Test
    void aTaskFinishedByTwoAtOnceIsFinishedOnceAndTheOtherIsTold() throws Exception {
        Browser one = Browser.withoutRedirectsAt(port).signIn("clerk1");
        Browser other = Browser.withoutRedirectsAt(port).signIn("clerk1");
        one.get("/desk");
        other.get("/desk");
        for (int round = 0; round < ROUNDS; round++) {
            String reference = reviewed();
            Task task = tasks.openOfCase(reference).get(0);
            tasks.claim(task.id(), "clerk1", WorkGroups.of("clerk"));
            String address = "/desk/tasks/" + task.id() + "/complete";
            Map<String, String> refusal = Map.of("outcome", "refuse", "reason", "not-entitled");
            List<HttpResponse<String>> answers =
                    atOnce(List.of(() -> one.post(address, refusal), () -> other.post(address, refusal)));
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(302));
            assertThat(outcomes(reference)).as("round %s", round).containsExactly("clerk1");
        }
    }

    @Test
    void aReplyAtTheMomentItsTimeRunsOutIsEitherTakenOrRefused() throws Exception {
        for (int round = 0; round < ROUNDS / 2; round++) {
            String reference = asked();
            Task reply = tasks.openOfCase(reference).get(0);
            String timer = timer(reference);
            List<Boolean> won = atOnce(List.of(() -> replied(reply.id()), () -> ranOut(timer)));
            assertThat(won).as("round %s", round).containsExactlyInAnyOrder(true, false);
            assertThat(tasks.openOfCase(reference)).singleElement().satisfies(next -> assertThat(next.element())
                    .isEqualTo("reconcileRecord"));
            assertThat(cases.submissions(reference).stream()
                            .filter(it -> it.form().equals(reply.form())))
                    .hasSize(won.get(0) ? 1 : 0);
        }
    }

    private boolean replied(String task) {
        try {
            tasks.completeOwn(task, WITH_GAP, Map.of("reply", "It was unpaid leave."));
            return true;
        } catch (TaskGone told) {
            return false;
        }
    }

    private boolean ranOut(String timer) {
        try {
            management.executeJob(timer);
            return true;
        } catch (ProcessEngineException | NullPointerException overtaken) {
            // The latter where the step is gone from under the engine half-way; the job executor rolls back as well.
            return false;
        }
    }

    private String reviewed() {
        return cases.submit(new NewCase(
                "certificate-issuance",
                WITH_GAP,
                WITH_GAP,
                "web",
                Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", ""),
                UUID.randomUUID().toString()));
    }

    private String asked() {
        String reference = reviewed();
        Task task = tasks.openOfCase(reference).get(0);
        tasks.claim(task.id(), "clerk1", WorkGroups.of("clerk"));
        tasks.complete(task.id(), "clerk1", Map.of("outcome", "ask", "question", "What was in between?"));
        return reference;
    }

    private String timer(String reference) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .singleResult()
                .getId();
        return management
                .createJobQuery()
                .processInstanceId(instance)
                .activityId("replyOverdue")
                .singleResult()
                .getId();
    }

    /** Who finished the case's reviews. */
    private List<String> outcomes(String reference) {
        return jdbc.sql("select ended_by from task where reference = ? and element = 'reconcileRecord'")
                .param(reference)
                .query(String.class)
                .list();
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        var go = new CountDownLatch(1);
        try {
            List<Future<T>> running = acts.stream()
                    .map(act -> threads.submit(() -> {
                        go.await();
                        return act.call();
                    }))
                    .toList();
            go.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
