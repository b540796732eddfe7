package org.diwan.access;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.diwan.cases.CaseVariable;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${takeBackAccess}}: the role {@code givenBack} is to be taken, in the systems {@code targets}.
 */
@Component("takeBackAccess")
class TakeBackAccessDelegate implements JavaDelegate {

    private static final CaseVariable<String> GIVEN_BACK = new CaseVariable<>("givenBack", String.class);

    private final AccessRequests requests;

    TakeBackAccessDelegate(AccessRequests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> targets = requests.takeBack(execution.getProcessBusinessKey(), GIVEN_BACK.of(execution));
        execution.setVariable("targets", Variables.untypedValue(targets, true));
    }
}
