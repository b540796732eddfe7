package org.diwan.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.diwan.DiwanTest;
import org.diwan.calendar.WorkingTime;
import org.diwan.calendar.WorkingTimes;
import org.diwan.catalog.Priority;
import org.diwan.catalog.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Targets: counted in working time, told once when they are near or missed, and moved by the priority of the case. */
@DiwanTest
class TargetTests {

    private static final String CLIENT = "1000000065";
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    TargetWatch watch;

    @Autowired
    PriorityChanges priorities;

    @Autowired
    CalendarChange calendar;

    @Autowired
    DueRows dueRows;

    @Autowired
    Services services;

    @Autowired
    WorkingTime workingTime;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private String reference = "";

    @BeforeEach
    void submit() {
        watch.look();
        reference = another();
    }

    /** Other tests have cases of their own that are late. */
    @AfterEach
    void countByTheRealCalendar() {
        calendar.countAnew();
    }

    @Test
    void aStepIsDueByTheTargetOfItsService() {
        Instant entered = at("entered_at", "step where element = 'reconcileRecord' and reference");
        assertThat(dueOfStep()).isEqualTo(workingTime.of("main").after(entered, Period.ofDays(2)));
        assertThat(number("target_seconds from step where element = 'reconcileRecord' and reference"))
                .isEqualTo(Duration.ofHours(16).toSeconds());
        assertThat(workingTime.between(entered, at("warn_at", "step where element = 'reconcileRecord' and reference")))
                .isEqualTo(Duration.ofHours(12));
        assertThat(workingTime.between(
                        dueOfCase().minus(Duration.ofDays(14)), at("warn_at", "case_file where reference")))
                .isEqualTo(workingTime
                        .between(dueOfCase().minus(Duration.ofDays(14)), dueOfCase())
                        .minusHours(4));
    }

    @Test
    void whatIsNearIsSaidOnceAndStandsHigherInTheList() {
        jdbc.sql("update step set warn_at = now() - interval '1 minute' where reference = ? and left_at is null")
                .param(reference)
                .update();
        watch.look();
        watch.look();
        assertThat(told("target-near")).containsExactly("reconcileRecord");
        assertThat(told("target-missed")).isEmpty();
        assertThat(urgency()).isEqualTo(1);
        assertThat(mails()).containsExactly("target-near");
    }

    @Test
    void whatIsMissedIsSaidOnceAndIsWorkForTheSupervisor() {
        miss(reference);
        watch.look();
        watch.look();
        assertThat(told("target-missed")).containsExactlyInAnyOrder("", "reconcileRecord");
        assertThat(told("target-near")).as("too late for that").isEmpty();
        assertThat(urgency()).isEqualTo(2);
        assertThat(tasks.openOfCase(reference)).allMatch(task -> task.escalatedAt() != null);
        assertThat(mails()).as("one a case and kind").containsExactly("target-missed");

        Instant first = tasks.openOfCase(reference).get(0).escalatedAt();
        tasks.escalate(reference);
        assertThat(tasks.openOfCase(reference).get(0).escalatedAt()).isEqualTo(first);
    }

    @Test
    void aStepThatBeginsInALateCaseIsUrgentAtOnce() {
        miss(reference);
        watch.look();
        complete(Map.of("outcome", "ask", "question", "Please send your pay slips."));
        tasks.completeOwn(tasks.openOfCase(reference).get(0).id(), CLIENT, Map.of("reply", "Here."));
        assertThat(urgency()).isEqualTo(2);
    }

    @Test
    void whileTheClientHasItNothingIsDue() {
        complete(Map.of("outcome", "ask", "question", "Please send your pay slips."));
        jdbc.sql(
                        "update case_file set warn_at = now() - interval '2 days', due_at = now() - interval '1 day' where reference = ?")
                .param(reference)
                .update();
        watch.look();
        assertThat(told("target-missed")).isEmpty();
        assertThat(told("target-near")).isEmpty();
    }

    @Test
    void whatSomebodyIsWorkingAtIsLeftForTheNextTime() {
        miss(reference);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select id from task where reference = ? for update")
                    .param(reference)
                    .query(String.class)
                    .list();
            elsewhere(watch::look);
        });
        assertThat(told("target-missed")).isEmpty();
        watch.look();
        assertThat(told("target-missed")).hasSize(2);
    }

    @Test
    void whatANodeThatIsKilledHasNotKeptIsSaidByTheNext() {
        miss(reference);
        transaction.executeWithoutResult(killed -> {
            watch.look();
            killed.setRollbackOnly();
        });
        assertThat(told("target-missed")).isEmpty();
        assertThat(mails()).isEmpty();
        watch.look();
        assertThat(told("target-missed")).hasSize(2);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void nodesThatLookAtTheSameTimeSayItOnce() throws Exception {
        List<String> late = new ArrayList<>(List.of(reference));
        for (int i = 0; i < 10; i++) {
            late.add(another());
        }
        late.forEach(this::miss);
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        try {
            Callable<Boolean> look = () -> {
                watch.look();
                return true;
            };
            for (Future<Boolean> done : nodes.invokeAll(List.of(look, look, look, look, look, look))) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }
        watch.look();
        late.forEach(one -> {
            reference = one;
            assertThat(told("target-missed")).containsExactlyInAnyOrder("", "reconcileRecord");
        });
    }

    @Test
    void aSupervisorsWordMovesWhatIsDue() {
        Instant due = dueOfCase();
        Task task = tasks.openOfCase(reference).get(0);
        assertThat(priorities.set(task, Priority.HIGH, "supervisor1")).isTrue();
        assertThat(priorities.set(task, Priority.HIGH, "supervisor1")).isFalse();

        assertThat(cases.find(reference).orElseThrow().priority()).isEqualTo("high");
        assertThat(workingTime.between(dueOfCase(), due)).isEqualTo(Duration.ofHours(8));
        assertThat(number("target_seconds from step where element = 'reconcileRecord' and reference"))
                .isEqualTo(Duration.ofHours(8).toSeconds());
        assertThat(tasks.openOfCase(reference).get(0).dueAt()).isEqualTo(dueOfStep());
        assertThat(entries("priority-changed")).as("said twice, changed once").hasSize(1);

        complete(Map.of("outcome", "ask", "question", "Please send your pay slips."));
        tasks.completeOwn(tasks.openOfCase(reference).get(0).id(), CLIENT, Map.of("reply", "Here."));
        assertThat(number("max(target_seconds) from step where left_at is null and reference"))
                .as("the next step goes by it, too")
                .isEqualTo(Duration.ofHours(8).toSeconds());
    }

    @Test
    void whatADecisionSaysOfThePriorityHoldsFromItsEndOn() {
        runtime.setVariable(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference)
                        .singleResult()
                        .getId(),
                "priority",
                "low");
        complete(Map.of("outcome", "ask", "question", "Please send your pay slips."));
        assertThat(cases.find(reference).orElseThrow().priority()).isEqualTo("low");
        assertThat(entries("priority-changed")).containsExactly("system");
    }

    @Test
    void aHolidayAddedBackwardsMovesWhatIsOpen() {
        complete(Map.of("outcome", "ask", "question", "Please send your pay slips."));
        tasks.completeOwn(tasks.openOfCase(reference).get(0).id(), CLIENT, Map.of("reply", "Here."));
        jdbc.sql("update case_file set submitted_at = '2026-11-15 10:00+03' where reference = ?")
                .param(reference)
                .update();
        jdbc.sql(
                        """
                update task set created_at = '2026-11-15 12:00+03', ended_at = '2026-11-17 14:00+03'
                where reference = ? and candidate_group = 'applicant'""")
                .param(reference)
                .update();
        jdbc.sql("update step set entered_at = '2026-11-17 14:00+03' where reference = ? and left_at is null")
                .param(reference)
                .update();

        by(List.of("02-22")).countAnew();
        assertThat(dueOfCase()).isEqualTo("2026-11-19T09:00:00Z");
        assertThat(dueOfStep()).isEqualTo("2026-11-19T11:00:00Z");
        assertThat(number("paused_seconds from case_file where reference"))
                .isEqualTo(Duration.ofHours(18).toSeconds());

        by(List.of("2026-11-16", "2026-11-18")).countAnew();
        assertThat(number("paused_seconds from case_file where reference"))
                .isEqualTo(Duration.ofHours(10).toSeconds());
        assertThat(dueOfCase()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(dueOfStep()).isEqualTo("2026-11-22T11:00:00Z");
        assertThat(at("warn_at", "case_file where reference")).isEqualTo("2026-11-19T13:00:00Z");

        jdbc.sql("update case_file set due_at = '2026-12-01' where reference = ?")
                .param(reference)
                .update();
        by(List.of("2026-11-18", "2026-11-16")).countAnew();
        assertThat(dueOfCase()).as("the same calendar in another order").isEqualTo("2026-12-01T00:00:00Z");
    }

    private CalendarChange by(List<String> closedOn) {
        WorkingTime other = WorkingTimes.with(RIYADH, "none", closedOn, Map.of());
        return new CalendarChange(jdbc, other, new DueTimes(services, other), dueRows, transaction);
    }

    private void miss(String late) {
        jdbc.sql(
                        """
                update case_file set warn_at = now() - interval '2 days', due_at = now() - interval '1 day'
                where reference = ?""")
                .param(late)
                .update();
        jdbc.sql(
                        """
                update step set warn_at = now() - interval '2 days', due_at = now() - interval '1 day'
                where reference = ? and left_at is null""")
                .param(late)
                .update();
    }

    private static void elsewhere(Runnable work) {
        try {
            Thread other = new Thread(work);
            other.start();
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void complete(Map<String, Object> answers) {
        Task task = tasks.openOfCase(reference).get(0);
        tasks.claim(task.id(), "clerk1", WorkGroups.of("clerk"));
        tasks.complete(task.id(), "clerk1", answers);
    }

    private List<String> told(String act) {
        return jdbc.sql("select coalesce(detail->>'element', '') from audit_entry where object_id = ? and act = ?")
                .params(reference, act)
                .query(String.class)
                .list();
    }

    private List<String> entries(String act) {
        return jdbc.sql("select who from audit_entry where object_id = ? and act = ?")
                .params(reference, act)
                .query(String.class)
                .list();
    }

    private List<String> mails() {
        return jdbc.sql("select notice from notification where reference = ? and client = 'staff:supervisor1'")
                .param(reference)
                .query(String.class)
                .list();
    }

    private int urgency() {
        return jdbc.sql("select priority from task where reference = ? and ended_at is null")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    private Instant dueOfCase() {
        return at("due_at", "case_file where reference");
    }

    private Instant dueOfStep() {
        return at("due_at", "step where left_at is null and element = 'reconcileRecord' and reference");
    }

    private long number(String what) {
        return jdbc.sql("select " + what + " = ?")
                .param(reference)
                .query(Long.class)
                .single();
    }

    private Instant at(String column, String where) {
        return jdbc.sql("select " + column + " from " + where + " = ?")
                .param(reference)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private String another() {
        Map<String, Object> answers = Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", "");
        String key = UUID.randomUUID().toString();
        return cases.submit(new NewCase("certificate-issuance", CLIENT, CLIENT, "web", answers, key));
    }
}
