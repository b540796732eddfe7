package org.diwan.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kie.api.runtime.KieSession;

class RuleBookTests {

    private static final String ENDLESS =
            """
            package org.diwan.rules.trial;
            rule "Never ends"
            when
                $number : Long()
            then
                insert(Long.valueOf($number + 1));
            end
            """;

    @Test
    void rulesThatDoNotEndAreStoppedByTime() {
        KieSession session = Trial.of(ENDLESS).base().newKieSession();
        session.insert(1L);
        assertThat(new Watchdog(Duration.ofMillis(50)).fire(session, Integer.MAX_VALUE))
                .isFalse();
        session.dispose();
    }

    @Test
    void andByTheirNumber() {
        KieSession session = Trial.of(ENDLESS).base().newKieSession();
        session.insert(1L);
        assertThat(new Watchdog(Duration.ofMinutes(1)).fire(session, 1000)).isFalse();
        session.dispose();
    }

    @Test
    void rulesThatDoNotCompileAreRefused() {
        assertThatThrownBy(() -> Trial.of("rule when ( then end")).isInstanceOf(InvalidRules.class);
        assertThatThrownBy(() -> RuleBook.ofService("no-such-service")).isInstanceOf(InvalidRules.class);
    }

    @Test
    void theSameRulesHaveTheSameVersionAndOthersAnother() {
        String version = Trial.of(ENDLESS).version();
        assertThat(Trial.of(ENDLESS).version()).isEqualTo(version);
        assertThat(RuleBook.ofService("hospital-claim").version()).isNotEqualTo(version);
    }
}
