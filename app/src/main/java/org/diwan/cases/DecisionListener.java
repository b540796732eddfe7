package org.diwan.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.diwan.cases.CaseEvent.DecisionMade;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Records each decision of a case: which rules, which facts, which version. */
@Component
class DecisionListener implements DmnDecisionTableEvaluationListener {

    private final Decisions decisions;
    private final Jsonb json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecisionListener(Decisions decisions, Jsonb json, ApplicationEventPublisher events, Clock clock) {
        this.decisions = decisions;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void notify(DmnDecisionTableEvaluationEvent evaluation) {
        var context = Context.getBpmnExecutionContext();
        if (context == null) {
            return;
        }
        DelegateExecution execution = context.getExecution();
        Instant now = clock.instant();
        List<String> rules = evaluation.getMatchingRules().stream()
                .map(DmnEvaluatedDecisionRule::getId)
                .toList();
        int version = ((DecisionDefinition) evaluation.getDecision()).getVersion();
        String key = evaluation.getDecision().getKey();
        String reference = execution.getProcessBusinessKey();
        decisions.add(
                reference, key, version, json.write(inputs(evaluation)), json.write(outputs(evaluation)), rules, now);
        String definition = execution.getProcessDefinitionId();
        events.publishEvent(new DecisionMade(
                reference, definition.substring(0, definition.indexOf(':')), key, version, rules, now));
    }

    /** The outputs of a decision become process variables of the same names; no match at all is a fault. */
    static void outputsToVariables(DelegateExecution execution) {
        var result = (DmnDecisionResult) execution.getVariable("decisionResult");
        if (result.isEmpty()) {
            throw new IllegalStateException("No rule of the decision matched at " + execution.getCurrentActivityId());
        }
        result.getSingleResult().getEntryMap().forEach(execution::setVariable);
    }

    private static Map<String, @Nullable Object> inputs(DmnDecisionTableEvaluationEvent evaluation) {
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        for (DmnEvaluatedInput input : evaluation.getInputs()) {
            inputs.put(
                    input.getId().replaceFirst("Input$", ""), input.getValue().getValue());
        }
        return inputs;
    }

    private static Map<String, @Nullable Object> outputs(DmnDecisionTableEvaluationEvent evaluation) {
        Map<String, List<@Nullable Object>> all = new LinkedHashMap<>();
        evaluation.getMatchingRules().forEach(rule -> rule.getOutputEntries()
                .values()
                .forEach(output -> all.computeIfAbsent(output.getOutputName(), name -> new ArrayList<>())
                        .add(output.getValue().getValue())));
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        all.forEach((name, values) -> outputs.put(name, values.size() == 1 ? values.get(0) : values));
        return outputs;
    }
}
