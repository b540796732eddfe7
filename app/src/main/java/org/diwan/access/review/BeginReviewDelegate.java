package org.diwan.access.review;

import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${beginReview}}: lists the roles that the team of the manager holds now; leaves {@code reviewer}, the
 * manager's user name, nothing where the security officers review. The outcome {@code nothingToReview} says that nobody of
 * the team holds a role.
 */
@Component("beginReview")
class BeginReviewDelegate implements JavaDelegate {

    private static final CaseVariable<String> REVIEWER = new CaseVariable<>("reviewer", String.class);

    private final TeamReviews reviews;
    private final Cases cases;

    BeginReviewDelegate(TeamReviews reviews, Cases cases) {
        this.reviews = reviews;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        Map<String, Object> asked = cases.answers(reference);
        String manager = String.valueOf(asked.get("manager"));
        Object after = asked.get("after");
        int roles = reviews.begin(
                reference,
                manager,
                String.valueOf(asked.get("period")),
                String.valueOf(asked.get("cause")),
                after == null ? null : after.toString());
        if (roles == 0) {
            throw new BpmnError("nothingToReview");
        }
        REVIEWER.set(execution, manager.equals(Review.NOBODY) ? null : manager);
    }
}
