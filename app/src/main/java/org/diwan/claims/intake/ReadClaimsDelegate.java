package org.diwan.claims.intake;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.diwan.claims.check.ClaimFileRefused;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${readClaims}}: keeps the claims of the batch and what was wrong with the others; leaves {@code
 * claimsTaken}. A file that cannot be read as one of claims has the outcome {@code fileRefused}.
 */
@Component("readClaims")
class ReadClaimsDelegate implements JavaDelegate {

    private static final CaseVariable<Integer> CLAIMS_TAKEN = new CaseVariable<>("claimsTaken", Integer.class);

    private final ClaimIntake intake;

    ReadClaimsDelegate(ClaimIntake intake) {
        this.intake = intake;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            CLAIMS_TAKEN.set(execution, intake.read(execution.getProcessBusinessKey()));
        } catch (ClaimFileRefused e) {
            throw new BpmnError("fileRefused", String.valueOf(e.getMessage()));
        }
    }
}
