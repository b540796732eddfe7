package org.diwan.claims.remittance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The step {@code ${renderRemittance}}: prints the remittance advice of the case's settled order. */
@Component("renderRemittance")
class RenderRemittanceDelegate implements JavaDelegate {

    private final Remittances remittances;

    RenderRemittanceDelegate(Remittances remittances) {
        this.remittances = remittances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        remittances.print(execution.getProcessBusinessKey());
    }
}
