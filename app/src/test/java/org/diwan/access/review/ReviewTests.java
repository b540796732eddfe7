package org.diwan.access.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diwan.DiwanTest;
import org.diwan.access.AccessHouse;
import org.diwan.cases.Case;
import org.diwan.cases.Cases;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A role stays only where somebody else, who leads its holder now, says so. */
@DiwanTest
class ReviewTests {

    @Autowired
    TeamReviewCases reviews;

    @Autowired
    TeamReviews rows;

    @Autowired
    ReviewSchedule schedule;

    @Autowired
    TeamReviewFacts facts;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient db;

    @Autowired
    BeanFactory beans;

    @Autowired
    Clock clock;

    AccessHouse house;
    String manager;
    String member;

    @BeforeEach
    void open() {
        house = new AccessHouse(beans);
        manager = AccessHouse.newName();
        member = AccessHouse.newName();
        house.staff(manager, "manager1");
        house.staff(member, manager);
    }

    @Test
    void whatIsConfirmedStaysAndTheRestGoesFromItsSystem() {
        house.hold(member, "ledger", "viewer");
        house.hold(member, "records", "reader");
        house.hold(member, "records", "archivist");
        String reference = reviews.demand(manager, "security1");
        assertThat(reviews.demand(manager, "security1")).isEqualTo(reference);
        answer(reference, Map.of(1, "keep", 3, "remove"));
        ended(reference);
        assertThat(house.roles(member, "held")).containsExactly("ledger/viewer");
        assertThat(house.roles(member, "removed")).containsExactly("records/archivist", "records/reader");
        assertThat(house.shown("records", member).roles()).isEmpty();
        assertThat(house.shown("ledger", member).roles()).containsExactly("viewer");
        assertThat(rows.counts(reference)).isEqualTo(Map.of("keep", 1, "remove", 1, "silent", 1));
        assertThat(db.sql("select reviewed_at is not null from access_grant where user_name = ? and state = 'held'")
                        .param(member)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(told(reference)).contains("staff:" + member, "staff:" + manager);
        assertThat(db.sql(
                                """
                        select who || ' ' || (detail ->> 'person') || ' ' || (detail ->> 'role') || ' '
                            || (detail ->> 'result') || ' ' || coalesce(detail ->> 'reason', '')
                          from audit_entry where object_id = ? and act = 'role-reviewed' order by seq""")
                        .param(reference)
                        .query(String.class)
                        .list())
                .containsExactly(
                        manager + " " + member + " viewer keep As agreed",
                        manager + " " + member + " archivist silent ",
                        manager + " " + member + " reader remove As agreed");
        assertThat(beans.getBean(ReviewDetails.class).of(reference, Locale.ENGLISH))
                .hasEntrySatisfying("rolesKeptList", kept -> assertThat(kept)
                        .startsWith("- Name of " + member + " · Finance ledger · ")
                        .doesNotContain("\n"))
                .hasEntrySatisfying("rolesRemovedList", removed -> assertThat(removed.lines())
                        .hasSize(2));
    }

    @Test
    void conflictsOfWhatARoleContainsAreShownToTheReviewer() {
        house.grant(member, "ledger", "accountant", "held", null);
        house.grant(member, "ledger", "approver", "held", null);
        house.grant(member, "records", "reader", "held", null);
        String reference = reviews.demand(manager, "security1");
        task(reference);
        assertThat(rows.lines(reference))
                .extracting(ReviewLine::role, ReviewLine::conflicts)
                .containsExactlyInAnyOrder(
                        tuple("accountant", "ledger/approver"),
                        tuple("approver", "ledger/accountant"),
                        tuple("reader", ""));
    }

    @Test
    void aRoleThatHasEndedMeanwhileKeepsItsLineAndNobodyDecidesAboutIt() {
        house.grant(member, "ledger", "viewer", "held", null);
        long ended = house.grant(member, "records", "archivist", "held", null);
        house.grant(member, "records", "reader", "held", null);
        String reference = reviews.demand(manager, "security1");
        Task task = task(reference);
        db.sql("update access_grant set state = 'removed' where id = ?")
                .param(ended)
                .update();
        Case file = cases.find(reference).orElseThrow();
        assertThat((List<?>) facts.of(file).get("lines")).hasSize(3);
        answer(reference, Map.of(1, "keep", 2, "keep", 3, "keep"));
        ended(reference);
        assertThat(task.element()).isEqualTo("reviewTeam");
        assertThat(house.roles(member, "held")).containsExactly("ledger/viewer", "records/reader");
        assertThat(rows.counts(reference)).isEqualTo(Map.of("keep", 2, "gone", 1));
    }

    @Test
    void whoHasAnotherManagerMeanwhileIsReviewedByThatOne() {
        house.grant(member, "records", "reader", "held", null);
        house.grant(member, "ledger", "viewer", "held", null);
        String reference = reviews.demand(manager, "security1");
        task(reference);
        String next = AccessHouse.newName();
        house.staff(next, "manager1");
        house.staff(member, next);
        answer(reference, Map.of(1, "remove", 2, "keep"));
        ended(reference);
        assertThat(house.roles(member, "removed")).containsExactly("ledger/viewer");
        assertThat(house.roles(member, "held")).containsExactly("records/reader");
        schedule.look();
        schedule.look();
        List<String> after = db.sql("select reference from access_review where manager = ? and cause = 'moved'")
                .param(next)
                .query(String.class)
                .list();
        assertThat(after).hasSize(1);
        assertThat(rows.lines(after.get(0))).extracting(ReviewLine::role).containsExactly("reader");
        answer(after.get(0), Map.of(1, "keep"));
        ended(after.get(0));
        schedule.look();
        assertThat(db.sql("select count(*) from access_review where manager = ?")
                        .param(next)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyConfirmsARoleOfTheirOwn() {
        house.staff(member, "");
        house.grant(member, "records", "reader", "held", null);
        String reference = "";
        try {
            reference = house.reference("ARV");
            rows.begin(reference, Review.NOBODY, reference, "demand", null);
            Map<Integer, ReviewAnswer> all = new HashMap<>();
            rows.lines(reference)
                    .forEach(line -> all.put(line.lineNo(), new ReviewAnswer(line.lineNo(), "keep", null)));
            String own = reference;
            beans.getBean(TransactionTemplate.class).executeWithoutResult(status -> beans.getBean(Settlement.class)
                    .settle(own, all, member));
            assertThat(rows.counts(reference).get("own")).isEqualTo(1);
            assertThat(house.roles(member, "removing")).containsExactly("records/reader");
        } finally {
            house.staff(member, manager);
        }
    }

    @Test
    void aReviewAndARevocationDoNotTakeTheSameRoleTwice() {
        long grant = house.grant(member, "records", "reader", "held", null);
        String reference = reviews.demand(manager, "security1");
        task(reference);
        house.staff(member, manager, "", LocalDate.now(clock).toString());
        await().atMost(Duration.ofSeconds(60)).until(() -> house.state(grant).equals("removed"));
        answer(reference, Map.of(1, "remove"));
        ended(reference);
        assertThat(rows.counts(reference)).isEqualTo(Map.of("gone", 1));
        assertThat(db.sql("select removed_by from access_grant where id = ?")
                        .param(grant)
                        .query(String.class)
                        .single())
                .startsWith("ALV-");
    }

    @Test
    void aQuarterBeginsOnceForEachManagerAndNotBeforeItIsOver() {
        house.grant(member, "records", "reader", "held", null);
        schedule.look();
        assertThat(quarter()).isEmpty();
        LocalDate since = rows.since();
        try {
            db.sql("update access_review_calendar set since = ?")
                    .param(LocalDate.now(clock).minusMonths(7))
                    .update();
            schedule.look();
            schedule.look();
            assertThat(quarter())
                    .containsExactly(
                            LocalDate.now(clock).minusMonths(7).plusMonths(6).toString());
        } finally {
            db.sql("update access_review_calendar set since = ?").param(since).update();
        }
    }

    private List<String> quarter() {
        return db.sql("select period from access_review where manager = ? and cause = 'quarter'")
                .param(manager)
                .query(String.class)
                .list();
    }

    private Task task(String reference) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !tasks.openOfCase(reference).isEmpty());
        return tasks.openOfCase(reference).get(0);
    }

    private void answer(String reference, Map<Integer, String> decisions) {
        Task task = task(reference);
        List<Map<String, Object>> lines = decisions.entrySet().stream()
                .map(one ->
                        Map.<String, Object>of("lineNo", one.getKey(), "decision", one.getValue(), "note", "As agreed"))
                .toList();
        tasks.complete(task.id(), String.valueOf(task.assignee()), Map.of("lines", lines));
    }

    private void ended(String reference) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> cases.find(reference).orElseThrow().endedAt() != null);
    }

    private List<String> told(String reference) {
        return db.sql("select distinct client from notification where reference = ?")
                .param(reference)
                .query(String.class)
                .list();
    }
}
