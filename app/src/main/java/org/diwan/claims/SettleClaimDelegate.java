package org.diwan.claims;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
import org.diwan.cases.Told;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${settleClaim}}: what the reviewer decided becomes that of the lines. With the last claim of a batch
 * that was left open, the batch's case is told {@code claimsReviewed}, in the same transaction.
 */
@Component("settleClaim")
class SettleClaimDelegate implements JavaDelegate {

    private final Reviews reviews;
    private final Cases cases;

    SettleClaimDelegate(Reviews reviews, Cases cases) {
        this.reviews = reviews;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<?, ?> answers = execution.getVariable("answers") instanceof Map<?, ?> given ? given : Map.of();
        String reference = execution.getProcessBusinessKey();
        String reviewer = CaseVariable.DONE_BY.of(execution);
        Map<String, Object> asked = cases.answers(reference);
        Set<Integer> objected = ReviewAnswers.objected(asked);
        reviews.claim(reference)
                .ifPresent(
                        claim -> cases.bring(reference, "/claims/batches/" + asked.get("batch") + "/claims/" + claim));
        reviews.settle(reference, objected, ReviewAnswers.decision(answers), reviewer)
                .ifPresent(batch -> tell(batch, reviewer));
    }

    /** A case that is just being moved is told when the step is tried again. */
    private void tell(String batch, String reviewer) {
        if (cases.tell(batch, "claimsReviewed", Map.of(), reviewer) == Told.NOT_YET) {
            throw new IllegalStateException("The case " + batch + " does not wait for its reviews yet");
        }
    }
}
