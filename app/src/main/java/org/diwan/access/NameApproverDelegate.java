package org.diwan.access;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${nameApprover}}: who is asked for the {@code part}, as {@code approver}; {@code decidedBy} says whether
 * as manager, as owner, or as one of the security officers, {@code askedWhom} who is told.
 */
@Component("nameApprover")
class NameApproverDelegate implements JavaDelegate {

    private final Approvals approvals;
    private final AskedPeople people;
    private final Cases cases;

    NameApproverDelegate(Approvals approvals, AskedPeople people, Cases cases) {
        this.approvals = approvals;
        this.people = people;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        Part part = Part.of(AccessVariables.PART.of(execution));
        Wish wish = Wish.of(CaseVariable.CLIENT.of(execution), cases.answers(reference));
        leave(execution, part, approvals.ask(reference, part, wish), people);
    }

    /** Variables of the part at hand: the sub-process has its own of each. */
    static void leave(DelegateExecution execution, Part part, Optional<String> approver, AskedPeople people) {
        execution.setVariable(AccessVariables.APPROVER.name(), approver.orElse(""));
        execution.setVariable("decidedBy", approver.isPresent() ? part.part() : Part.SECURITY);
        execution.setVariable("askedWhom", people.of(approver));
    }
}
