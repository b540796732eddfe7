package org.diwan.claims.payment;

import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The step {@code ${settleClaimPayment}}: what the bank has paid is paid; leaves {@code paymentOutcome}: paid, partly, rejected. */
@Component("settleClaimPayment")
class SettleClaimPaymentDelegate implements JavaDelegate {

    private final Orders orders;

    SettleClaimPaymentDelegate(Orders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PaymentAnswers.OUTCOME.set(
                execution,
                orders.settle(execution.getProcessBusinessKey()).name().toLowerCase(Locale.ROOT));
    }
}
