package org.diwan.claims;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The step {@code ${adjudicateClaims}}: judges the claims of the case's batch; {@code claimsPended} wait for a reviewer. */
@Component("adjudicateClaims")
class AdjudicateClaimsDelegate implements JavaDelegate {

    private final ClaimBatches batches;
    private final Adjudication adjudication;

    AdjudicateClaimsDelegate(ClaimBatches batches, Adjudication adjudication) {
        this.batches = batches;
        this.adjudication = adjudication;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        Batch batch = batches.find(reference)
                .orElseThrow(() -> new IllegalStateException("The case " + reference + " has no batch"));
        execution.setVariable("claimsPended", adjudication.run(batch.id()).claimsPended());
    }
}
