package org.diwan.access.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.diwan.DiwanTest;
import org.diwan.access.provision.Holder;
import org.diwan.access.provision.Patience;
import org.diwan.access.provision.Shown;
import org.diwan.access.provision.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Names that are hard to write, all the way to the system of the demo and back. */
@DiwanTest
class DemoRoundTripTests {

    @Autowired
    ScimSystems systems;

    @ParameterizedTest
    @ValueSource(strings = {"o\"brien", "back\\slash", "end\\", "هدى", "é'l&o=d+i%41e", "a\" or userName pr"})
    void whateverSomebodyIsCalledTheyAreFoundAndNobodyElse(String userName) {
        Target target = systems.reach(
                "records", "/demo/scim/records/v2", new Patience(Duration.ofSeconds(10), Duration.ofMinutes(1)));
        Holder person = new Holder(userName, userName, userName, "x@diwan.example", "main", "services");
        assertThat(target.show(userName, Set.of("reader"))).isEqualTo(Shown.NOBODY);
        target.give(person, Set.of("reader", "head"));
        target.give(person, Set.of("reader"));
        assertThat(target.show(userName, Set.of("reader", "keeper")))
                .isEqualTo(new Shown(true, Set.of("head", "reader")));
        Map<String, Set<String>> everybody = target.everybody(Set.of("reader", "no-such-role"));
        assertThat(everybody).containsOnlyKeys("reader");
        assertThat(everybody.get("reader")).contains(userName);
        target.take(userName, Set.of("reader"));
        target.close(userName, Set.of());
        assertThat(target.show(userName, Set.of("reader", "head"))).isEqualTo(new Shown(false, Set.of()));
    }
}
