package org.diwan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

class DecisionFeelTests {

    private final DecisionFeel feel =
            new DecisionFeel(Clock.fixed(Instant.parse("2031-03-01T22:30:00Z"), ZoneId.of("Asia/Riyadh")));

    @Test
    void todayIsThatOfTheApplicationsClockAndZone() {
        Object today = feel.evaluateSimpleExpression("string(today())", Variables.emptyVariableContext());

        assertThat(today).isEqualTo("2031-03-02");
    }
}
