package org.diwan.access;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${returnAccess}}: the role that its holder has given back, and that no request gave, is to be taken, in the
 * systems {@code targets}; nowhere where it is not held any more.
 */
@Component("returnAccess")
class ReturnAccessDelegate implements JavaDelegate {

    private final AccessReturns returns;
    private final Cases cases;

    ReturnAccessDelegate(AccessReturns returns, Cases cases) {
        this.returns = returns;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        String role = String.valueOf(cases.answers(reference).get("role"));
        List<String> targets = returns.take(reference, StaffList.userName(CaseVariable.CLIENT.of(execution)), role);
        execution.setVariable("targets", Variables.untypedValue(targets, true));
    }
}
