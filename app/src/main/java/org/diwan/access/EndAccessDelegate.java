package org.diwan.access;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${endAccess}}: the time is over; what the case has given is to be taken, in the systems {@code targets}.
 */
@Component("endAccess")
class EndAccessDelegate implements JavaDelegate {

    private final AccessRequests requests;

    EndAccessDelegate(AccessRequests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> targets = requests.end(execution.getProcessBusinessKey());
        execution.setVariable("targets", Variables.untypedValue(targets, true));
    }
}
