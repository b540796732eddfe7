package org.diwan.access;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${dropAccess}}: nothing that the case has asked for is given any more.
 */
@Component("dropAccess")
class DropAccessDelegate implements JavaDelegate {

    private final AccessRequests requests;

    DropAccessDelegate(AccessRequests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        requests.drop(execution.getProcessBusinessKey());
    }
}
