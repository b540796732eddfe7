package org.diwan.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Hands a step or decision the answers that its property {@code answers} names, as the transient variable
 * {@code answers}: there while it runs, never stored. Of several answers to one name the last given counts.
 */
@Component
class StepAnswers extends AbstractBpmnParseListener {

    private static final String ANSWERS = "answers";

    private final CaseFiles files;

    StepAnswers(CaseFiles files) {
        this.files = files;
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        hand(element, activity);
    }

    @Override
    public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        hand(element, activity);
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        hand(element, activity);
    }

    private void hand(Element element, ActivityImpl activity) {
        ProjectionParseListener.property(element, ANSWERS).ifPresent(names -> {
            List<String> wanted = List.of(names.strip().split("\\s+"));
            activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution ->
                    execution.setVariableLocal(ANSWERS, Variables.untypedValue(of(execution, wanted), true)));
            activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                    execution -> execution.removeVariableLocal(ANSWERS));
        });
    }

    private Map<String, Object> of(DelegateExecution execution, List<String> wanted) {
        Map<String, Object> given = new HashMap<>();
        files.submissions(execution.getProcessBusinessKey()).forEach(sent -> given.putAll(sent.answers()));
        given.keySet().retainAll(wanted);
        return given;
    }
}
