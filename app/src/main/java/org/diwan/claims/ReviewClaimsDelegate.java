package org.diwan.claims;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The step {@code ${reviewClaims}}: begins a case of {@code claim-review} for each claim that the rules left open. */
@Component("reviewClaims")
class ReviewClaimsDelegate implements JavaDelegate {

    private final ClaimBatches batches;
    private final ReviewCases reviews;

    ReviewClaimsDelegate(ClaimBatches batches, ReviewCases reviews) {
        this.batches = batches;
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        reviews.begin(batches.find(reference)
                .orElseThrow(() -> new IllegalStateException("The case " + reference + " has no batch")));
    }
}
