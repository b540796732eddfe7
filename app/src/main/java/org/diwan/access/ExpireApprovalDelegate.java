package org.diwan.access;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${expireApproval}}: nobody has decided on a part in time; the request is refused, and says so.
 */
@Component("expireApproval")
class ExpireApprovalDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        refuse(execution, "expired");
    }

    static void refuse(DelegateExecution execution, String reason) {
        execution.setVariable("approvalRefused", true);
        CaseVariable.REASON.set(execution, reason);
    }
}
