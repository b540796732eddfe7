package org.diwan.claims;

import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.diwan.claims.Reviews.Asked;
import org.diwan.claims.Reviews.NotReviewable;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${openReview}}: opens the review of the claim that the answers {@code batch} and {@code claim} name, or
 * of the lines in {@code objected}; leaves {@code firstReviewer}, who decided them before. The outcome {@code
 * notReviewable} says that there is nothing to be reviewed.
 */
@Component("openReview")
class OpenReviewDelegate implements JavaDelegate {

    private static final CaseVariable<String> FIRST_REVIEWER = new CaseVariable<>("firstReviewer", String.class);

    private final Reviews reviews;

    OpenReviewDelegate(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<?, ?> answers = execution.getVariable("answers") instanceof Map<?, ?> given ? given : Map.of();
        Asked asked = new Asked(
                execution.getProcessBusinessKey(),
                CaseVariable.CLIENT.of(execution),
                String.valueOf(answers.get("batch")),
                String.valueOf(answers.get("claim")),
                ReviewAnswers.objected(answers));
        try {
            FIRST_REVIEWER.set(execution, reviews.open(asked).orElse(null));
        } catch (NotReviewable e) {
            throw new BpmnError("notReviewable", String.valueOf(e.getMessage()));
        }
    }
}
