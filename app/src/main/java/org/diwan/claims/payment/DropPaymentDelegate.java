package org.diwan.claims.payment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The step {@code ${dropPayment}}: the order of the case is not paid, its lines may be ordered again. */
@Component("dropPayment")
class DropPaymentDelegate implements JavaDelegate {

    private final Orders orders;

    DropPaymentDelegate(Orders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.drop(execution.getProcessBusinessKey());
    }
}
