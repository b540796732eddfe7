package org.diwan.access.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.identity.Role;
import org.diwan.identity.StaffAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Roles given and taken for cases, in Diwan and in the systems of the demo. */
@DiwanTest
class TargetsTests {

    @Autowired
    Targets targets;

    @Autowired
    AccessActs acts;

    @Autowired
    Sweep sweep;

    @Autowired
    Differences differences;

    @Autowired
    StaffAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    private final String person =
            "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @AfterEach
    void behaveAgain() {
        habit("ledger", "answers");
        habit("records", "answers");
        jdbc.sql("delete from access_difference").update();
        jdbc.sql("update access_grant set state = 'removed' where user_name like 'p%' and reference is not null")
                .update();
    }

    @Test
    void aNewcomerGetsRolesInEverySystemAndTheSystemsShowThem() {
        String request = asked("granting", "diwan/clerk", "ledger/viewer", "ledger/approver", "records/reader");
        for (String system : List.of("diwan", "ledger", "records")) {
            assertThat(give(request, system)).isTrue();
        }
        assertThat(states(request)).containsOnly("held");
        assertThat(accounts.find(person))
                .hasValueSatisfying(account -> assertThat(account.roles()).containsExactly(Role.CLERK));
        assertThat(targets.show("ledger", person, Set.of("viewer", "approver", "closer")))
                .isEqualTo(new Shown(true, Set.of("viewer", "approver")));
        assertThat(acts.ofCase(request)).hasSize(3).allSatisfy(act -> {
            assertThat(act.done()).isTrue();
            assertThat(act.readBack()).isEqualTo(act.roles());
            assertThat(act.byWhom()).isEqualTo("system");
        });
        assertThat(audited("access-given")).isEqualTo(3);
        assertThat(audited("account-opened")).isEqualTo(1);
        assertThat(audited("role-given")).isEqualTo(1);
    }

    @Test
    void aStepThatIsRepeatedDoesNothingTwice() {
        String request = asked("granting", "ledger/viewer");
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    targets.give(request, "ledger", null);
                    throw new IllegalStateException("killed");
                }));
        assertThat(states(request)).containsExactly("granting");
        assertThat(targets.show("ledger", person, Set.of("viewer")).roles()).containsExactly("viewer");
        assertThat(give(request, "ledger")).isTrue();
        assertThat(give(request, "ledger")).isTrue();
        assertThat(states(request)).containsExactly("held");
        assertThat(acts.ofCase(request)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"lies, differs viewer", "refuses, refused 500", "hangs, late", "down, cut-off"})
    void aSystemThatDoesNotDoItLeavesTheGrantAndSaysWhy(String habit, String problem) {
        String request = asked("granting", "ledger/viewer", "records/reader");
        habit("ledger", habit);
        Instant begun = Instant.now();
        assertThat(give(request, "ledger")).isFalse();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(7));
        assertThat(give(request, "records")).isTrue();
        assertThat(states(request)).containsExactly("granting", "held");
        AccessAct act = acts.ofCase(request).get(0);
        assertThat(act.done()).isFalse();
        assertThat(act.problem()).hasToString(habit.equals("lies") ? "differs" : problem);
        habit("ledger", "answers");
        assertThat(give(request, "ledger")).isTrue();
        assertThat(states(request)).containsOnly("held");
    }

    @Test
    void rolesAreTakenAwayAndLiesAreNoticed() {
        String request = held("ledger/viewer", "ledger/approver");
        String leaver = leaving(request);
        habit("ledger", "lies");
        assertThat(take(leaver, "ledger")).isFalse();
        assertThat(acts.ofCase(leaver)).singleElement().satisfies(act -> {
            assertThat(act.problem()).hasToString("differs approver, viewer");
            assertThat(act.readBack()).containsExactly("approver", "viewer");
        });
        habit("ledger", "answers");
        assertThat(take(leaver, "ledger")).isTrue();
        assertThat(states(request)).containsOnly("removed");
        assertThat(targets.show("ledger", person, Set.of("viewer", "approver")).roles())
                .isEmpty();
    }

    @Test
    void whatIsDoneByHandIsReadBackAndKeptWhereItDiffers() {
        String request = asked("granting", "ledger/viewer");
        habit("ledger", "refuses");
        assertThat(give(request, "ledger")).isFalse();
        assertThat(byHand(request, "ledger")).isTrue();
        assertThat(states(request)).containsExactly("held");
        assertThat(acts.ofCase(request).get(1).problem()).hasToString("refused 500");
        habit("ledger", "answers");
        String second = asked("granting", "ledger/approver");
        assertThat(byHand(second, "ledger")).isTrue();
        AccessAct act = acts.ofCase(second).get(0);
        assertThat(act.problem()).hasToString("differs-by-hand approver");
        assertThat(act.byWhom()).isEqualTo("admin1");
        assertThat(act.done()).isFalse();
        assertThat(differences.open())
                .extracting(AccessDifference::userName, AccessDifference::role, AccessDifference::kind)
                .contains(tuple(person, "approver", "missing"));
    }

    @Test
    void aRoleThatTheSystemDoesNotHaveIsNamedAndLeavesTheOthers() {
        jdbc.sql(
                        """
                insert into access_role (system, id, name_en, name_ar, name_fr, sensitivity)
                values ('ledger', 'ghost', 'Ghost', 'شبح', 'Fantôme', 'low') on conflict do nothing""")
                .update();
        String request = asked("granting", "ledger/ghost", "ledger/viewer");
        assertThat(give(request, "ledger")).isFalse();
        assertThat(states(request)).containsExactly("granting", "held");
        assertThat(acts.ofCase(request).get(0).problem()).hasToString("role-missing ghost");
    }

    @Test
    void aSystemThatIsSwitchedOffIsNotAsked() {
        String request = asked("granting", "records/reader");
        jdbc.sql("update access_system set enabled = false where id = 'records'")
                .update();
        try {
            assertThat(give(request, "records")).isFalse();
            assertThat(acts.ofCase(request).get(0).problem()).hasToString("no-system");
        } finally {
            jdbc.sql("update access_system set enabled = true where id = 'records'")
                    .update();
        }
    }

    @Test
    void twoCasesOnOnePersonGoOneAfterTheOther() {
        String old = held("ledger/viewer");
        String leaver = leaving(old);
        String request = asked("granting", "ledger/approver");
        CompletableFuture<Boolean> taken = CompletableFuture.supplyAsync(() -> take(leaver, "ledger"));
        CompletableFuture<Boolean> given = CompletableFuture.supplyAsync(() -> give(request, "ledger"));
        assertThat(taken.join()).isTrue();
        assertThat(given.join()).isTrue();
        assertThat(targets.show("ledger", person, Set.of("viewer", "approver")).roles())
                .containsExactly("approver");
    }

    @Test
    void aLeaverIsGoneFromThreeSystemsInSeconds() {
        String request = held("diwan/clerk", "ledger/viewer", "ledger/approver", "records/reader", "records/archivist");
        String leaver = leaving(request);
        Instant begun = Instant.now();
        for (String system : List.of("diwan", "ledger", "records")) {
            assertThat(take(leaver, system)).isTrue();
            assertThat(close(leaver, system)).isTrue();
            assertThat(close(leaver, system)).isTrue();
        }
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(states(request)).containsOnly("removed");
        assertThat(accounts.find(person)).hasValueSatisfying(account -> {
            assertThat(account.enabled()).isFalse();
            assertThat(account.roles()).isEmpty();
        });
        assertThat(targets.show("records", person, Set.of())).isEqualTo(new Shown(false, Set.of()));
        assertThat(acts.ofCase(leaver))
                .filteredOn(act -> act.act().equals("close"))
                .hasSize(6);
    }

    @Test
    void aSystemThatCannotShutAnAccountSaysSo() {
        String request = held("ledger/viewer");
        habit("ledger", "lies");
        assertThat(close(request, "ledger")).isFalse();
        assertThat(acts.ofCase(request)).last().satisfies(act -> assertThat(act.problem())
                .hasToString("differs viewer"));
    }

    @Test
    void theNightFindsWhatSomebodyChangedByHand() {
        held("ledger/viewer");
        String open = asked("granting", "ledger/approver");
        sweep.one("ledger");
        assertThat(ours()).isEmpty();
        assertThat(readBack(person, "viewer")).isTrue();

        String stranger = asked("granting", "ledger/closer");
        give(stranger, "ledger");
        jdbc.sql("delete from access_grant where reference = ?").param(stranger).update();
        give(open, "ledger");
        takenByHand("approver");
        sweep.one("ledger");
        assertThat(ours()).containsExactly("approver missing", "closer extra");
        assertThat(audited("access-differs")).isEqualTo(2);
        sweep.one("ledger");
        assertThat(ours()).hasSize(2);
        assertThat(audited("access-differs")).isEqualTo(2);

        jdbc.sql("update access_grant set state = 'granting' where reference = ?")
                .param(open)
                .update();
        give(open, "ledger");
        sweep.one("ledger");
        assertThat(ours()).containsExactly("closer extra");
        habit("ledger", "down");
        sweep.one("ledger");
        assertThat(ours()).containsExactly("closer extra");
        assertThat(sweep.last())
                .filteredOn(result -> result.system().equals("ledger"))
                .singleElement()
                .satisfies(result -> assertThat(result.problem()).isEqualTo("cut-off"));
    }

    @Test
    void theNightReadsDiwanItself() {
        accounts(() -> accounts.open(new StaffAccounts.Newcomer(person, person, person, "main", "services")));
        accounts(() -> accounts.give(person, Role.AUDITOR));
        sweep.one("diwan");
        assertThat(ours()).containsExactly("auditor extra");
    }

    @Test
    void aCitizenIsNoStaff() {
        String request = asked("granting", "1000000008", "diwan/clerk");
        assertThat(give(request, "diwan")).isFalse();
        assertThat(acts.ofCase(request).get(0).problem()).hasToString("not-staff");
        jdbc.sql("delete from access_grant where reference = ?").param(request).update();
    }

    private void accounts(Runnable act) {
        transaction.executeWithoutResult(status -> act.run());
    }

    private List<String> ours() {
        return differences.open().stream()
                .filter(one -> one.userName().equals(person))
                .map(one -> one.role() + " " + one.kind())
                .toList();
    }

    private boolean readBack(String user, String role) {
        return jdbc.sql(
                        "select bool_or(read_back >= (select begun_at from access_sweep where system = 'ledger')) from access_grant where user_name = ? and role = ?")
                .params(user, role)
                .query(Boolean.class)
                .single();
    }

    private void takenByHand(String role) {
        jdbc.sql(
                        """
                update demo_scim_resource g set content = g.content - 'members'
                where system = 'ledger' and kind = 'Group' and name_key = ?""")
                .param(role)
                .update();
    }

    private long audited(String act) {
        return jdbc.sql("select count(*) from audit_entry where act = ? and (object_id = ? or detail ->> 'person' = ?)")
                .params(act, person, person)
                .query(Long.class)
                .single();
    }

    private boolean give(String request, String system) {
        return Objects.requireNonNull(transaction.execute(status -> targets.give(request, system, null)));
    }

    private boolean byHand(String request, String system) {
        return Objects.requireNonNull(transaction.execute(status -> targets.give(request, system, "admin1")));
    }

    private boolean take(String request, String system) {
        return Objects.requireNonNull(transaction.execute(status -> targets.take(request, system, null)));
    }

    private boolean close(String request, String system) {
        return Objects.requireNonNull(transaction.execute(status -> targets.close(request, system, person)));
    }

    private String held(String... roles) {
        String request = asked("granting", roles);
        for (String role : roles) {
            assertThat(give(request, role.substring(0, role.indexOf('/')))).isTrue();
        }
        return request;
    }

    private String leaving(String request) {
        String leaver = aCase();
        jdbc.sql("update access_grant set state = 'removing', removed_by = ? where reference = ?")
                .params(leaver, request)
                .update();
        return leaver;
    }

    /** A case that asks for these roles; the first may be the person's name instead. */
    private String asked(String state, String... roles) {
        String request = aCase();
        List<String> wanted = new ArrayList<>(List.of(roles));
        String who = wanted.get(0).contains("/") ? person : wanted.remove(0);
        wanted.forEach(role -> jdbc.sql(
                        """
                insert into access_grant (user_name, system, role, valid_from, reference, state, asked_at)
                values (?, split_part(?, '/', 1), split_part(?, '/', 2), current_date, ?, ?, now())""")
                .params(who, role, role, request, state)
                .update());
        return request;
    }

    private String aCase() {
        String reference =
                "ACR-2026-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        jdbc.sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, status, submitted_at, due_at, request_key)
                values (?, 'access-request', ?, ?, 'web', 'IN_PROGRESS', now(), now(), ?)""")
                .params(reference, "staff:" + person, person, reference)
                .update();
        return reference;
    }

    private List<String> states(String request) {
        return jdbc.sql("select state from access_grant where reference = ? order by system, role")
                .param(request)
                .query(String.class)
                .list();
    }

    private void habit(String system, String habit) {
        Browser visitor = Browser.at(port);
        visitor.get("/demo/scim");
        visitor.post("/demo/scim/" + system + "/habit", Map.of("habit", habit));
    }
}
