package org.diwan.access;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${callApprovers}}: the next to be asked, side by side, as {@code parts}, and whether there are any, as
 * {@code approversLeft}.
 */
@Component("callApprovers")
class CallApproversDelegate implements JavaDelegate {

    private final Approvals approvals;

    CallApproversDelegate(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> parts = approvals.next(execution.getProcessBusinessKey()).stream()
                .map(Part::code)
                .toList();
        execution.setVariable("approversLeft", !parts.isEmpty());
        execution.setVariable("parts", Variables.untypedValue(parts, true));
    }
}
