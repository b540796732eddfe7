package org.diwan.access;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${nameDeputy}}: who is asked for the {@code part} after {@code approver} has kept silent. Leaves what
 * {@code ${nameApprover}} does.
 */
@Component("nameDeputy")
class NameDeputyDelegate implements JavaDelegate {

    private final Approvals approvals;
    private final AskedPeople people;
    private final Cases cases;

    NameDeputyDelegate(Approvals approvals, AskedPeople people, Cases cases) {
        this.approvals = approvals;
        this.people = people;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        Part part = Part.of(AccessVariables.PART.of(execution));
        Wish wish = Wish.of(CaseVariable.CLIENT.of(execution), cases.answers(reference));
        String silent = AccessVariables.APPROVER.of(execution);
        NameApproverDelegate.leave(execution, part, approvals.askInstead(reference, part, silent, wish), people);
    }
}
