package org.diwan.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.diwan.DiwanTest;
import org.diwan.calendar.WorkingTime;
import org.diwan.calendar.WorkingTimes;
import org.diwan.catalog.Services;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of where a case was: every visit to a step, when the case was decided, and how long its clock stood still. */
@DiwanTest
class StepTests {

    private static final String CLIENT = "1000000065";
    private static final String CLEAN = "1000000008";

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    CaseClock clock;

    @Autowired
    Services services;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    private record Step(
            String element, String kind, boolean left, @Nullable String doneBy, @Nullable String doneByUnit) {}

    @Test
    void whatIsDecidedAtOnceIsStraightThrough() {
        String reference = submit(CLEAN);
        assertThat(steps(reference))
                .extracting(Step::element)
                .startsWith("loadRecord", "countCertificates", "decideEligibility", "issueCertificate");
        assertThat(steps(reference)).extracting(Step::kind).containsOnly("system");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(decided(reference)).containsExactly("GRANTED", "false"));
    }

    @Test
    void theWorkOfAClerkIsAStepWithNameAndUnit() {
        jdbc.sql("update account set unit = 'records' where user_name = 'clerk2'")
                .update();
        String reference = submit(CLIENT);
        assertThat(decided(reference)).isEmpty();
        assertThat(steps(reference)).last().isEqualTo(new Step("reconcileRecord", "staff", false, null, null));

        complete(reference, "clerk2", Map.of("outcome", "refuse", "reason", "not-entitled"));

        assertThat(steps(reference))
                .contains(new Step("reconcileRecord", "staff", true, "clerk2", "records"))
                .last()
                .isEqualTo(new Step("awaitsObjection", "outside", false, null, null));
        assertThat(decided(reference)).containsExactly("REFUSED", "true");
        assertThat(reasonOf(reference)).isEqualTo("not-entitled");
        jdbc.sql("update account set unit = null where user_name = 'clerk2'").update();
    }

    @Test
    void whatAnObjectionChangesIsNotDecidedAgain() {
        String reference = submit(CLIENT);
        complete(reference, "clerk1", Map.of("outcome", "refuse", "reason", "identity-doubt"));
        Instant first = decidedAt(reference);
        cases.send(cases.find(reference).orElseThrow(), "objectionRaised", Map.of("grounds", "I sent it."), CLIENT);
        complete(reference, "clerk2", Map.of("outcome", "overturn"));
        assertThat(cases.find(reference).orElseThrow().status()).isNotEqualTo(CaseStatus.REFUSED);
        assertThat(decidedAt(reference)).isEqualTo(first);
        assertThat(decided(reference)).containsExactly("REFUSED", "true");
    }

    @Test
    void aWithdrawalIsDecidedAndLeavesEveryStep() {
        String reference = submit(CLIENT);
        withdrawals.withdraw(cases.find(reference).orElseThrow(), "requestWithdrawn", Map.of(), CLIENT);
        assertThat(steps(reference)).allMatch(Step::left).allMatch(step -> step.doneBy() == null);
        assertThat(decided(reference)).containsExactly("WITHDRAWN", "true");
    }

    @Test
    void aStepThatATimerTakesAwayIsLeftByNobody() {
        String reference = asked();
        management.executeJob(management
                .createJobQuery()
                .activityId("replyOverdue")
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference)
                        .singleResult()
                        .getId())
                .singleResult()
                .getId());
        assertThat(steps(reference))
                .contains(new Step("giveInformation", "client", true, null, null))
                .last()
                .isEqualTo(new Step("reconcileRecord", "staff", false, null, null));
    }

    @Test
    void theDaysOfTheClientMoveWhatIsDueByTheirWorkingTime() {
        String reference = asked();
        assertThat(cases.find(reference).orElseThrow().pausedAt()).isNotNull();
        // Asked on a Thursday at three in the afternoon; one hour of that day is left, then the weekend.
        set(reference, "2026-11-19 15:00+03", "2026-11-22 12:00+03", "2026-11-19 15:30+03");
        jdbc.sql("update task set ended_at = now() where reference = ? and element = 'giveInformation'")
                .param(reference)
                .update();

        clock.clientLeft(reference, Instant.parse("2026-11-22T06:00:00Z"));

        Case after = cases.find(reference).orElseThrow();
        assertThat(after.pausedAt()).isNull();
        assertThat(after.dueAt()).isEqualTo("2026-11-22T11:00:00Z");
        assertThat(one(reference, "warn_at")).isEqualTo(Instant.parse("2026-11-22T06:30:00Z"));
        assertThat(paused(reference)).isEqualTo(Duration.ofHours(2));

        clock.clientLeft(reference, Instant.parse("2026-11-23T06:00:00Z"));
        assertThat(paused(reference)).as("it did not stand still any more").isEqualTo(Duration.ofHours(2));
    }

    @Test
    void anHourThatTheClockIsSetBackAtNightIsNobodysWork() {
        String reference = asked();
        // Asked on the Thursday before winter time begins; the office opens on the Sunday of the change.
        set(reference, "2026-10-22 15:00+02", "2026-10-25 12:00+01", "2026-10-22 15:30+02");
        jdbc.sql("update task set ended_at = now() where reference = ? and element = 'giveInformation'")
                .param(reference)
                .update();
        WorkingTime paris = WorkingTimes.with(ZoneId.of("Europe/Paris"), "none", List.of(), Map.of());

        new CaseClock(jdbc, new DueTimes(services, paris)).clientLeft(reference, Instant.parse("2026-10-25T08:00:00Z"));

        assertThat(paused(reference)).isEqualTo(Duration.ofHours(2));
        assertThat(cases.find(reference).orElseThrow().dueAt()).isEqualTo("2026-10-25T13:00:00Z");
        assertThat(one(reference, "warn_at")).isEqualTo(Instant.parse("2026-10-25T08:30:00Z"));
    }

    @Test
    void theClockGoesOnWithTheLastStepOfTheClientOnly() {
        String reference = asked();
        set(reference, "2026-11-22 09:00+03", "2026-11-22 12:00+03", "2026-11-22 11:00+03");
        clock.clientLeft(reference, Instant.parse("2026-11-22T07:00:00Z"));
        assertThat(cases.find(reference).orElseThrow().pausedAt())
                .as("a step of the client is open")
                .isNotNull();
        tasks.completeOwn(tasks.openOfCase(reference).get(0).id(), CLIENT, Map.of("reply", "Half a day each."));
        assertThat(cases.find(reference).orElseThrow().pausedAt()).isNull();
        assertThat(cases.find(reference).orElseThrow().dueAt()).isAfter("2026-11-22T09:00:00Z");
    }

    private String asked() {
        String reference = submit(CLIENT);
        complete(reference, "clerk1", Map.of("outcome", "ask", "question", "Please send your pay slips."));
        return reference;
    }

    private void complete(String reference, String clerk, Map<String, Object> answers) {
        Task task = tasks.openOfCase(reference).get(0);
        tasks.claim(task.id(), clerk, WorkGroups.of("clerk"));
        tasks.complete(task.id(), clerk, answers);
    }

    private void set(String reference, String pausedAt, String dueAt, String warnAt) {
        jdbc.sql(
                        """
                update case_file set paused_at = ?::timestamptz, due_at = ?::timestamptz, warn_at = ?::timestamptz
                where reference = ?""")
                .params(pausedAt, dueAt, warnAt, reference)
                .update();
    }

    private List<Step> steps(String reference) {
        return jdbc.sql(
                        """
                select element, kind, left_at is not null as "left", done_by, done_by_unit from step
                where reference = ? and element <> 'renderCertificate' order by id""")
                .param(reference)
                .query(Step.class)
                .list();
    }

    private List<String> decided(String reference) {
        return jdbc.sql(
                        "select decided_as, by_hand::text from case_file where reference = ? and decided_at is not null")
                .param(reference)
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .optional()
                .orElse(List.of());
    }

    private Instant decidedAt(String reference) {
        return one(reference, "decided_at");
    }

    private String reasonOf(String reference) {
        return jdbc.sql("select decided_reason from case_file where reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }

    private Duration paused(String reference) {
        return Duration.ofSeconds(jdbc.sql("select paused_seconds from case_file where reference = ?")
                .param(reference)
                .query(Long.class)
                .single());
    }

    private Instant one(String reference, String column) {
        return jdbc.sql("select " + column + " from case_file where reference = ?")
                .param(reference)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private String submit(String client) {
        Map<String, Object> answers = Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", "");
        String key = UUID.randomUUID().toString();
        return cases.submit(new NewCase("certificate-issuance", client, client, "web", answers, key));
    }
}
