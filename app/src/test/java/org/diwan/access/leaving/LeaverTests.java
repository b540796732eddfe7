package org.diwan.access.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.diwan.DiwanTest;
import org.diwan.access.AccessHouse;
import org.diwan.access.provision.Targets;
import org.diwan.access.review.TeamReviewCases;
import org.diwan.cases.Cases;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.diwan.identity.Role;
import org.diwan.identity.StaffAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever has left has nothing any more, however it became known and whatever goes on at that moment. */
@DiwanTest
class LeaverTests {

    @Autowired
    LeaverSweep sweep;

    @Autowired
    Leavers leavers;

    @Autowired
    Proofs proofs;

    @Autowired
    TeamReviewCases reviews;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    Targets targets;

    @Autowired
    Cases cases;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    BeanFactory beans;

    @Autowired
    Clock clock;

    AccessHouse house;

    @BeforeEach
    void open() {
        house = new AccessHouse(beans);
    }

    @Test
    void whoHasLeftByTheStaffListLosesEverythingInOneGoAndOnce() throws Exception {
        String user = AccessHouse.newName();
        house.staff(user, "supervisor1");
        house.account(user, Role.CLERK);
        house.hold(user, "ledger", "viewer");
        assertThat(house.shown("ledger", user).roles()).contains("viewer");
        sweep.look();
        assertThat(revocations(user)).isEmpty();

        house.staff(user, "supervisor1", "", LocalDate.now(clock).toString());
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(sweep::look))
                        .limit(4)
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        String reference = ended(user);
        sweep.look();
        assertThat(revocations(user)).containsExactly(reference);

        assertThat(accounts.find(user)).hasValueSatisfying(account -> {
            assertThat(account.enabled()).isFalse();
            assertThat(account.roles()).isEmpty();
        });
        assertThat(house.roles(user, "removed")).containsExactly("diwan/clerk", "ledger/viewer");
        assertThat(house.shown("ledger", user).roles()).isEmpty();
        assertThat(house.shown("ledger", user).open()).isFalse();
        assertThat(systemsReadBack(reference)).containsExactly("diwan", "ledger", "records");
        assertThat(text(reference, "en"))
                .contains("Name of " + user, "Finance ledger", "See the ledger", "No role", "The staff list");
        assertThat(proofs.find(reference, "ar")).isPresent();
        assertThat(proofs.find(reference, "xx")).isEmpty();
        assertThat(seconds(reference)).isLessThan(60);
    }

    @Test
    void whatNobodyHasRecordedIsTakenToo() {
        String user = AccessHouse.newName();
        house.staff(user, "supervisor1");
        house.hold(user, "records", "reader");
        db.sql("delete from access_grant where user_name = ?").param(user).update();
        String reference = leavers.begin(user, "security1", "Found by a look at the archive");
        assertThat(ended(user)).isEqualTo(reference);
        assertThat(house.shown("records", user).roles()).isEmpty();
        assertThat(db.sql("select left_on from staff_member where user_name = ?")
                        .param(user)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.now(clock));
    }

    @Test
    void whatIsJustBeingGivenIsNotHeldAfterwards() {
        String user = AccessHouse.newName();
        house.staff(user, "supervisor1");
        String request = house.reference("ACR");
        long given = house.grant(user, "ledger", "viewer", "granting", request);
        long asked = house.grant(user, "records", "reader", "asked", request);
        CompletableFuture<String> leaving = transaction.execute(status -> {
            targets.give(request, "ledger", null);
            CompletableFuture<String> ordered =
                    CompletableFuture.supplyAsync(() -> leavers.begin(user, "security1", "Gone in the middle of it"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> accounts.find(user).isEmpty()
                            && !db.sql("select true from access_revocation where user_name = ?")
                                    .param(user)
                                    .query(Boolean.class)
                                    .list()
                                    .isEmpty());
            assertThat(house.shown("ledger", user).roles()).containsExactly("viewer");
            return ordered;
        });
        String reference = leaving.join();
        assertThat(ended(user)).isEqualTo(reference);
        assertThat(house.state(given)).isEqualTo("removed");
        assertThat(house.state(asked)).isEqualTo("refused");
        transaction.executeWithoutResult(status -> {
            targets.give(request, "ledger", null);
            targets.give(request, "records", null);
        });
        assertThat(house.shown("ledger", user).roles()).isEmpty();
        assertThat(house.shown("records", user).roles()).isEmpty();
    }

    @Test
    void theWorkOfALeaverGoesToTheDeputyAndFromThereOn() {
        String manager = AccessHouse.newName();
        String deputy = AccessHouse.newName();
        String member = AccessHouse.newName();
        house.staff(deputy, "manager1");
        house.staff(manager, "manager1", deputy, "");
        house.staff(member, manager);
        house.grant(member, "records", "reader", "held", null);
        String review = reviews.demand(manager, "security1");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !tasks.openOfCase(review).isEmpty());
        leavers.begin(manager, "security1", "Retired early");
        ended(manager);
        assertThat(task(review).assignee()).isEqualTo(deputy);
        assertThat(task(review).candidateGroup()).isEqualTo("staff:" + deputy);

        // Nobody's case: the deputy leaves, too, without anything that a case would have to take.
        house.staff(deputy, "manager1", "", LocalDate.now(clock).toString());
        sweep.look();
        assertThat(task(review).assignee()).isEqualTo("manager1");
    }

    private Task task(String reference) {
        return tasks.openOfCase(reference).get(0);
    }

    private List<String> revocations(String user) {
        return db.sql("select reference from case_file where service = 'access-revocation' and client = ?")
                .param("staff:" + user)
                .query(String.class)
                .list();
    }

    private String ended(String user) {
        await().atMost(Duration.ofSeconds(60)).until(() -> revocations(user).stream()
                .anyMatch(one -> cases.find(one).orElseThrow().endedAt() != null));
        return revocations(user).get(0);
    }

    private List<String> systemsReadBack(String reference) {
        return db.sql(
                        """
                select distinct system from access_act where reference = ? and done and read_back = '{}' order by 1""")
                .param(reference)
                .query(String.class)
                .list();
    }

    private double seconds(String reference) {
        return db.sql(
                        """
                select extract(epoch from proven_at - ordered_at) from access_revocation where reference = ?""")
                .param(reference)
                .query(Double.class)
                .single();
    }

    private String text(String reference, String language) throws Exception {
        byte[] pdf = proofs.find(reference, language).orElseThrow().content();
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
