package org.diwan.catalog;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.diwan.catalog.ServiceDescription.Eligibility;
import org.diwan.catalog.ServiceDescription.Prospect;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a service is likely to be for somebody: the decision of its process, on facts that a stranger gives. Asks
 * neither engine nor database, so nothing is kept and the whole town may ask at once.
 */
@Component
class FirstCheck {

    private final DmnEngine engine;
    private final Map<String, DmnDecision> decisions = new ConcurrentHashMap<>();

    FirstCheck(Clock clock) {
        var settings = new DefaultDmnEngineConfiguration();
        settings.setFeelEngineFactory(() -> new DecisionFeel(clock));
        engine = settings.buildEngine();
    }

    /**
     * What came of it.
     *
     * @param reason code of the reason, where the decision gives one
     */
    record Verdict(Prospect prospect, @Nullable String reason) {}

    Verdict check(Service service, Eligibility rules, Map<String, Object> answers) {
        Map<String, Object> facts =
                new HashMap<>(Optional.ofNullable(rules.assume()).orElse(Map.of()));
        facts.putAll(answers);
        DmnDecision decision = decisions.computeIfAbsent(service.key(), key -> decision(service, rules));
        List<Map<String, Object>> found = engine.evaluateDecisionTable(decision, variables(decision, facts))
                .getResultList();
        // Where no rule says anything, somebody will have to look.
        Map<String, Object> said = found.isEmpty() ? Map.of() : found.get(0);
        Prospect prospect = rules.outcomes().getOrDefault(String.valueOf(said.get(rules.result())), Prospect.REVIEW);
        return new Verdict(prospect, said.get("reason") instanceof String reason ? reason : null);
    }

    private DmnDecision decision(Service service, Eligibility rules) {
        byte[] file = service.file(rules.decision() + ".dmn")
                .orElseThrow(() -> new InvalidBundle(service.key() + ": no decision " + rules.decision()));
        return engine.parseDecision(rules.decision(), new ByteArrayInputStream(file));
    }

    /** The facts where the decision looks for them: {@code status} at {@code record.status}. */
    private static Map<String, Object> variables(DmnDecision decision, Map<String, Object> facts) {
        Map<String, Object> variables = new HashMap<>();
        for (DmnDecisionTableInputImpl input : ((DmnDecisionTableImpl) decision.getDecisionLogic()).getInputs()) {
            String[] path = input.getExpression().getExpression().strip().split("\\.");
            Object fact = facts.get(input.getId().replaceFirst("Input$", ""));
            if (path.length == 1) {
                variables.put(path[0], fact);
            } else {
                @SuppressWarnings("unchecked")
                var inner = (Map<String, Object>) variables.computeIfAbsent(path[0], key -> new HashMap<>());
                inner.put(path[1], fact);
            }
        }
        return variables;
    }
}
