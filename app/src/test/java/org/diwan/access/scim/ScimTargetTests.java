package org.diwan.access.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.diwan.access.provision.Holder;
import org.diwan.access.provision.NotDone;
import org.diwan.access.provision.Patience;
import org.diwan.access.provision.Shown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles in a system that others wrote. */
class ScimTargetTests {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(10), Duration.ofMinutes(1));
    private static final Holder HUDA =
            new Holder("clerk1", "Huda Al-Johani", "هدى الجهني", "clerk1@diwan.example", "main", "services");

    private final OtherScimServer server = new OtherScimServer();
    private final ScimTarget target = target(OtherScimServer.TOKEN);

    private ScimTarget target(String token) {
        return new ScimTarget(new ScimClient(
                new Connections(Duration.ofSeconds(2)),
                "ledger",
                server.base(),
                token,
                PATIENCE,
                new Pauses(Clock.systemUTC())));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aNewcomerGetsAnAccountWithTheRolesAndNoMore() {
        server.addGroup("viewer", null);
        server.addGroup("approver", null);
        assertThat(target.show("clerk1", Set.of("viewer"))).isEqualTo(Shown.NOBODY);
        target.give(HUDA, Set.of("viewer"));
        assertThat(target.show("clerk1", Set.of("viewer", "approver"))).isEqualTo(new Shown(true, Set.of("viewer")));
        assertThat(server.users.all.values()).singleElement().satisfies(user -> {
            assertThat(user.getUserName()).contains("clerk1");
            assertThat(user.getExternalId()).contains("clerk1");
            assertThat(user.getDisplayName()).contains("Huda Al-Johani");
            assertThat(user.getEmails()).hasSize(1);
        });
    }

    @Test
    void whatIsSoAlreadyIsNotDoneAgain() {
        server.addGroup("viewer", null);
        target.give(HUDA, Set.of("viewer"));
        long changes = server.changes();
        target.give(HUDA, Set.of("viewer"));
        assertThat(server.changes()).isEqualTo(changes).isEqualTo(2);
        target.take("clerk1", Set.of("viewer"));
        target.take("clerk1", Set.of("viewer"));
        target.take("nobody", Set.of("viewer"));
        assertThat(server.changes()).isEqualTo(3);
        assertThat(target.show("clerk1", Set.of("viewer"))).isEqualTo(new Shown(true, Set.of()));
    }

    @Test
    void takingARoleLeavesOthersWithIt() {
        server.addGroup("viewer", null);
        target.give(HUDA, Set.of("viewer"));
        target.give(new Holder("clerk2", "Majed Al-Enazi", "ماجد العنزي", null, "main", "services"), Set.of("viewer"));
        target.take("clerk1", Set.of("viewer"));
        assertThat(target.everybody(Set.of("viewer")))
                .containsOnlyKeys("viewer")
                .containsValue(Set.of("clerk2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"هدى", "élodie d'arc", "a&b=c+d %41", "x) or (userName pr"})
    void namesAreNeitherFiltersNorAddresses(String userName) {
        server.addGroup("viewer", null);
        server.addUser("somebody");
        target.give(new Holder(userName, userName, userName, null, "main", "services"), Set.of("viewer"));
        target.give(new Holder(userName, userName, userName, null, "main", "services"), Set.of("viewer"));
        assertThat(server.users.all).hasSize(2);
        assertThat(target.everybody(Set.of("viewer")).get("viewer")).containsExactly(userName);
        target.close(userName, Set.of("viewer"));
        assertThat(target.show(userName, Set.of("viewer"))).isEqualTo(new Shown(false, Set.of()));
    }

    @Test
    void aRoleWithoutGroupIsNamedAndLeavesTheOthers() {
        server.addGroup("viewer", null);
        NotDone problem =
                catchThrowableOfType(NotDone.class, () -> target.give(HUDA, Set.of("viewer", "approver", "closer")));
        assertThat(problem.problem()).hasToString("role-missing approver, closer");
        assertThat(target.show("clerk1", Set.of("viewer", "approver")).roles()).containsExactly("viewer");
        NotDone taking = catchThrowableOfType(NotDone.class, () -> target.take("clerk1", Set.of("viewer", "approver")));
        assertThat(taking.problem()).hasToString("role-missing approver");
        assertThat(target.show("clerk1", Set.of("viewer")).roles()).isEmpty();
        assertThat(target.show("clerk1", Set.of("approver")).unsure()).containsExactly("approver");
    }

    @Test
    void aGroupIsAlsoFoundByTheIdThatWeGaveIt() {
        server.addGroup("Betrachter", "viewer");
        target.give(HUDA, Set.of("viewer"));
        assertThat(target.show("clerk1", Set.of("viewer")).roles()).containsExactly("viewer");
    }

    @Test
    void anAccountThatIsThereIsUsedAndOneThatIsShutIsOpened() {
        server.addGroup("viewer", null);
        server.addUser("CLERK1");
        target.close("clerk1", Set.of("viewer"));
        assertThat(target.show("clerk1", Set.of()).open()).isFalse();
        target.give(HUDA, Set.of("viewer"));
        assertThat(server.users.all).hasSize(1);
        assertThat(target.show("clerk1", Set.of("viewer"))).isEqualTo(new Shown(true, Set.of("viewer")));
    }

    @Test
    void aThousandPeopleAreReadPageByPage() {
        server.addGroup("viewer", null);
        for (int i = 0; i < 1000; i++) {
            server.addUser("user" + i);
        }
        target.give(new Holder("user7", "Seven", "Seven", null, "main", "services"), Set.of("viewer"));
        target.give(new Holder("user999", "Last", "Last", null, "main", "services"), Set.of("viewer"));
        server.calls.clear();
        assertThat(target.everybody(Set.of("viewer")).get("viewer")).containsExactly("user7", "user999");
        assertThat(server.calls).filteredOn(call -> call.contains("/Users?")).hasSize(20);
        assertThat(server.changes()).isZero();
    }

    @Test
    void aWrongTokenIsNotLetIn() {
        NotDone problem =
                catchThrowableOfType(NotDone.class, () -> target("wrong").show("clerk1", Set.of("viewer")));
        assertThat(problem.problem()).hasToString("not-let-in");
    }
}
