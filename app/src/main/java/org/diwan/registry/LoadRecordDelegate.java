package org.diwan.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The step {@code ${loadRecord}}: what the decisions need of the client's record, for this transaction only. */
@Component("loadRecord")
class LoadRecordDelegate implements JavaDelegate {

    /** Of a person whom the registry does not know. */
    static final Map<String, Object> UNKNOWN = Map.of(
            "status",
            "unknown",
            "investigation",
            false,
            "everEmployed",
            false,
            "employed",
            false,
            "gapDays",
            0,
            "overlaps",
            0,
            "monthsMissing",
            0,
            "benefitInPayment",
            false);

    private final Registry registry;
    private final Clock clock;

    LoadRecordDelegate(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String client = (String) execution.getVariable("client");
        Map<String, Object> facts = registry.record(client, LocalDate.now(clock))
                .map(PersonRecord::decisionFacts)
                .orElse(UNKNOWN);
        execution.setVariable("record", Variables.untypedValue(facts, true));
    }
}
