package org.diwan.access;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${recordApproval}}: keeps what was decided on the {@code part}. One refusal ends the request:
 * {@code approvalRefused}, with its {@code reason}.
 */
@Component("recordApproval")
class RecordApprovalDelegate implements JavaDelegate {

    private final Approvals approvals;
    private final Cases cases;

    RecordApprovalDelegate(Approvals approvals, Cases cases) {
        this.approvals = approvals;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        Map<?, ?> answers = execution.getVariable("answers") instanceof Map<?, ?> given ? given : Map.of();
        Part part = Part.of(AccessVariables.PART.of(execution));
        boolean approved = "approve".equals(answers.get("outcome"));
        Wish wish = Wish.of(CaseVariable.CLIENT.of(execution), cases.answers(reference));
        String note = answers.get("note") instanceof String text ? text.strip() : "";
        approvals.record(reference, part, CaseVariable.DONE_BY.of(execution), approved, note, wish);
        if (!approved) {
            ExpireApprovalDelegate.refuse(execution, part.part() + "-refused");
        }
    }
}
