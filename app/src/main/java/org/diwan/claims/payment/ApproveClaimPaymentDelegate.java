package org.diwan.claims.payment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.springframework.stereotype.Component;

/** The step {@code ${approveClaimPayment}}: who finished the last task has approved the order. */
@Component("approveClaimPayment")
class ApproveClaimPaymentDelegate implements JavaDelegate {

    private final Orders orders;

    ApproveClaimPaymentDelegate(Orders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.approve(execution.getProcessBusinessKey(), CaseVariable.DONE_BY.of(execution));
    }
}
