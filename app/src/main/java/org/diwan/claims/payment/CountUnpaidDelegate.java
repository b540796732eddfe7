package org.diwan.claims.payment;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The step {@code ${countUnpaid}}: leaves {@code claimsUnpaid}, how many approved lines of the case's batch are not paid. */
@Component("countUnpaid")
class CountUnpaidDelegate implements JavaDelegate {

    private final PayableRows rows;

    CountUnpaidDelegate(PayableRows rows) {
        this.rows = rows;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("claimsUnpaid", Math.toIntExact(rows.unpaid(execution.getProcessBusinessKey())));
    }
}
