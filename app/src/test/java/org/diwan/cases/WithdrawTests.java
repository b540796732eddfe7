package org.diwan.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client takes a request back, and everybody else sees it. */
@DiwanTest
class WithdrawTests {

    private static final String CLIENT = "1000000073";
    private static final String OTHER = "1000000016";
    private static final String CLEAN = "1000000081";
    private static final int ROUNDS = 25;

    @LocalServerPort
    int port;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoReadsWhatItMeansAndSaysYesTakesItBack() {
        String reference = reviewed();
        Browser client = Browser.at(port).signIn(CLIENT);
        assertThat(client.get("/cases/" + reference).body()).contains("/cases/" + reference + "/withdraw");
        assertThat(client.get("/cases/" + reference + "/withdraw").body()).contains("We stop working on it");
        HttpResponse<String> answer = client.post("/cases/" + reference + "/withdraw", Map.of());
        assertThat(answer.uri().getPath()).isEqualTo("/cases/" + reference);
        assertThat(answer.body())
                .contains("You took it back", "You withdrew the request")
                .doesNotContain("/withdraw");
        Case file = cases.find(reference).orElseThrow();
        assertThat(file.status()).isEqualTo(CaseStatus.WITHDRAWN);
        assertThat(file.endedAt()).isNotNull();
        assertThat(tasks.openOfCase(reference)).isEmpty();
        assertThat(jdbc.sql("select detail->>'message' from audit_entry where object_id = ? and act = 'message-sent'")
                        .param(reference)
                        .query(String.class)
                        .list())
                .containsExactly("requestWithdrawn");
    }

    @Test
    void aSecondClickLeadsToTheSamePage() {
        String reference = reviewed();
        Browser client = Browser.at(port).signIn(CLIENT);
        client.get("/cases/" + reference + "/withdraw");
        client.post("/cases/" + reference + "/withdraw", Map.of());
        HttpResponse<String> again = client.post("/cases/" + reference + "/withdraw", Map.of());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("You took it back").doesNotContain("could not be withdrawn");
    }

    @Test
    void whatHasEndedCannotBeTakenBack() {
        String reference = submit(CLEAN);
        Browser client = Browser.at(port).signIn(CLEAN);
        assertThat(client.get("/cases/" + reference).body()).doesNotContain("/withdraw");
        HttpResponse<String> answer = client.get("/cases/" + reference + "/withdraw");
        assertThat(answer.uri().getPath()).isEqualTo("/cases/" + reference);
        assertThat(answer.body()).contains("It could not be withdrawn");
        client.post("/cases/" + reference + "/withdraw", Map.of());
        assertThat(cases.find(reference).orElseThrow().status()).isNotEqualTo(CaseStatus.WITHDRAWN);
    }

    @Test
    void whatIsRefusedIsNotTakenBack() {
        String reference = reviewed();
        complete(reference, Map.of("outcome", "refuse", "reason", "not-entitled"));
        Browser client = Browser.at(port).signIn(CLIENT);
        assertThat(client.get("/cases/" + reference).body())
                .contains("/messages/objectionRaised")
                .doesNotContain("/withdraw");
        client.post("/cases/" + reference + "/withdraw", Map.of());
        assertThat(cases.find(reference).orElseThrow().status()).isEqualTo(CaseStatus.REFUSED);
    }

    @Test
    void itIsNoMessageLikeOthers() {
        String reference = reviewed();
        Browser client = Browser.at(port).signIn(CLIENT);
        assertThat(client.get("/cases/" + reference + "/messages/requestWithdrawn")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void nobodyElseTakesItBack() {
        String reference = reviewed();
        Browser other = Browser.at(port).signIn(OTHER);
        other.get("/cases");
        assertThat(other.post("/cases/" + reference + "/withdraw", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(cases.find(reference).orElseThrow().endedAt()).isNull();
    }

    @Test
    void theClerkWhoHadItOpenIsTold() {
        String reference = reviewed();
        String task = tasks.openOfCase(reference).get(0).id();
        tasks.claim(task, "clerk1", WorkGroups.of("clerk"));
        Browser clerk = Browser.at(port).signIn("clerk1");
        assertThat(clerk.get("/desk/tasks/" + task).statusCode()).isEqualTo(200);
        withdrawals.withdraw(cases.find(reference).orElseThrow(), "requestWithdrawn", Map.of(), CLIENT);
        HttpResponse<String> answer =
                clerk.post("/desk/tasks/" + task + "/complete", Map.of("outcome", "issue", "correction", "none"));
        assertThat(answer.uri().getPath()).isEqualTo("/desk/tasks/" + task);
        assertThat(answer.body()).contains("Withdrawn by the client").contains("What you had written");
        assertThat(clerk.get("/desk").body()).doesNotContain("/desk/tasks/" + task);
        assertThat(clerk.get("/desk/tasks/" + task).body()).contains("Withdrawn by the client");
    }

    @Test
    void atTheMomentOfADecisionItIsEitherDecidedOrTakenBack() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String reference = reviewed();
            String task = tasks.openOfCase(reference).get(0).id();
            tasks.claim(task, "clerk1", WorkGroups.of("clerk"));
            Map<String, Object> issue = Map.of("outcome", "issue", "correction", "none");
            List<Boolean> won =
                    atOnce(() -> withdrawn(reference), () -> done(() -> tasks.complete(task, "clerk1", issue)));
            assertThat(won).as("round %s", round).containsExactlyInAnyOrder(true, false);
            Case file = cases.find(reference).orElseThrow();
            assertThat(file.status() == CaseStatus.WITHDRAWN).isEqualTo(won.get(0));
            assertThat(certificates(reference)).isEqualTo(won.get(0) ? 0 : 1);
        }
    }

    @Test
    void whileItsFirstStepsRunItIsEitherCertifiedOrTakenBack() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String key = UUID.randomUUID().toString();
            List<Boolean> won = atOnce(() -> !submit(CLEAN, key).isEmpty(), () -> withdrawn(awaited(key)));
            String reference = awaited(key);
            Case file = cases.find(reference).orElseThrow();
            assertThat(file.status() == CaseStatus.WITHDRAWN).isEqualTo(won.get(1));
            assertThat(certificates(reference)).isEqualTo(won.get(1) ? 0 : 1);
            assertThat(!won.get(1) || running(reference) == 0).isTrue();
        }
    }

    private boolean withdrawn(String reference) {
        Case file = cases.find(reference).orElseThrow();
        return done(() -> withdrawals.withdraw(file, "requestWithdrawn", Map.of(), file.client()));
    }

    private static boolean done(Runnable act) {
        try {
            act.run();
            return true;
        } catch (TaskGone told) {
            return false;
        }
    }

    private void complete(String reference, Map<String, Object> answers) {
        String task = tasks.openOfCase(reference).get(0).id();
        tasks.claim(task, "clerk1", WorkGroups.of("clerk"));
        tasks.complete(task, "clerk1", answers);
    }

    private String reviewed() {
        String reference = submit(CLIENT);
        assertThat(tasks.openOfCase(reference)).hasSize(1);
        return reference;
    }

    private String submit(String client) {
        return submit(client, UUID.randomUUID().toString());
    }

    private String submit(String client, String key) {
        Map<String, Object> answers = Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", "");
        return cases.submit(new NewCase("certificate-issuance", client, client, "web", answers, key));
    }

    /** The case that the request makes, once it is there. */
    private String awaited(String key) {
        return Stream.generate(() -> jdbc.sql("select reference from case_file where request_key = ?")
                        .param(key)
                        .query(String.class)
                        .list())
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow();
    }

    private long running(String reference) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .count();
    }

    private int certificates(String reference) {
        return jdbc.sql("select count(*) from certificate where number = ?")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        var go = new CountDownLatch(1);
        try {
            List<Future<Boolean>> running = Stream.of(one, other)
                    .map(act -> threads.submit(() -> {
                        go.await();
                        return act.call();
                    }))
                    .toList();
            go.countDown();
            return List.of(running.get(0).get(), running.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }
}
