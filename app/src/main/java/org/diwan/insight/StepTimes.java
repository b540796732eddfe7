package org.diwan.insight;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How long cases and their steps took. */
@Component
public class StepTimes {

    private final FactTimes facts;

    StepTimes(FactTimes facts) {
        this.facts = facts;
    }

    /** Of the cases that were decided in the period; empty where none was. */
    public Optional<Times> ofCases(Scope scope) {
        return Optional.ofNullable(facts.ofCases(scope).get(""));
    }

    /** Of the visits that ended in the period, by step; the scope should name a service. */
    public Map<String, Times> ofSteps(Scope scope) {
        return facts.ofSteps(scope);
    }
}
