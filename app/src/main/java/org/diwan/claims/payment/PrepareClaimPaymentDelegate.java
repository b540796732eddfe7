package org.diwan.claims.payment;

import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${prepareClaimPayment}}: orders all that is due to the client in the currency of the answer
 * {@code currency}. Where nothing is due, no account known or the day's order there already, the outcome is
 * {@code orderNotPrepared}.
 */
@Component("prepareClaimPayment")
class PrepareClaimPaymentDelegate implements JavaDelegate {

    private final Orders orders;
    private final Cases cases;

    PrepareClaimPaymentDelegate(Orders orders, Cases cases) {
        this.orders = orders;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        String by = cases.find(reference).orElseThrow().submittedBy();
        if (!orders.prepare(reference, CaseVariable.CLIENT.of(execution), currency(execution), by)) {
            throw new BpmnError("orderNotPrepared", "Nothing could be ordered");
        }
    }

    private static String currency(DelegateExecution execution) {
        return execution.getVariable("answers") instanceof Map<?, ?> answers
                ? String.valueOf(answers.get("currency"))
                : "";
    }
}
