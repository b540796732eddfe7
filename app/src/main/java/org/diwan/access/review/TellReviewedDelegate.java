package org.diwan.access.review;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseEvent.CaseReached;
import org.diwan.identity.SignedIn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The step {@code ${tellReviewed}}: each member whose roles were reviewed gets the notice of the step's own name. */
@Component("tellReviewed")
class TellReviewedDelegate implements JavaDelegate {

    private final TeamReviews reviews;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TellReviewedDelegate(TeamReviews reviews, ApplicationEventPublisher events, Clock clock) {
        this.reviews = reviews;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        String element = execution.getCurrentActivityId();
        reviews.members(reference)
                .forEach(member -> events.publishEvent(new CaseReached(
                        reference, TeamReviewCases.SERVICE, element, SignedIn.STAFF + member, clock.instant())));
    }
}
