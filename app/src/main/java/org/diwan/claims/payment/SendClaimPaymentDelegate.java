package org.diwan.claims.payment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The step {@code ${sendClaimPayment}}: the bank is told to pay; told before, it gets the same message once more. */
@Component("sendClaimPayment")
class SendClaimPaymentDelegate implements JavaDelegate {

    private final Orders orders;

    SendClaimPaymentDelegate(Orders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.send(execution.getProcessBusinessKey());
    }
}
