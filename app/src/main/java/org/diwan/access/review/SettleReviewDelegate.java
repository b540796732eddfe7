package org.diwan.access.review;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${settleReview}}: what was confirmed stays, everything else is this case's to take. Leaves {@code targets},
 * the systems to take it in, for this transaction only.
 */
@Component("settleReview")
class SettleReviewDelegate implements JavaDelegate {

    @SuppressWarnings("rawtypes")
    private static final CaseVariable<List> TARGETS = new CaseVariable<>("targets", List.class);

    private final Settlement settlement;
    private final TeamReviews reviews;

    SettleReviewDelegate(Settlement settlement, TeamReviews reviews) {
        this.settlement = settlement;
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        Map<?, ?> answers = execution.getVariable("answers") instanceof Map<?, ?> given ? given : Map.of();
        settlement.settle(reference, ReviewAnswer.all(answers.get("lines")), CaseVariable.DONE_BY.find(execution));
        TARGETS.pass(execution, reviews.targets(reference));
    }
}
