package org.diwan.access.review;

import java.util.Map;
import org.diwan.access.AccessReviewed;
import org.diwan.access.RoleReviewed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of each role of a review: it stays only where somebody else than its holder, who leads them now, says so. */
@Component
class Settlement {

    private final TeamReviews reviews;
    private final ApplicationEventPublisher events;

    Settlement(TeamReviews reviews, ApplicationEventPublisher events) {
        this.reviews = reviews;
        this.events = events;
    }

    /** @param by who decided; absent where nobody did in time, then there are no answers */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(String reference, Map<Integer, ReviewAnswer> answers, @Nullable String by) {
        Review review = reviews.find(reference).orElseThrow();
        if (review.settledAt() != null) {
            return;
        }
        String decider = answers.isEmpty() ? null : by;
        for (ReviewLine line : reviews.lines(reference)) {
            ReviewAnswer answer = answers.get(line.lineNo());
            String decision = carriedOut(review, line, decision(review, line, answer, decider));
            String note = answer == null ? null : answer.note();
            reviews.decide(reference, line.lineNo(), decision, note);
            events.publishEvent(
                    new RoleReviewed(reference, line.userName(), line.system(), line.role(), decision, note, decider));
        }
        reviews.settle(reference, decider);
        events.publishEvent(new AccessReviewed(reference, review.manager(), decider, reviews.counts(reference)));
    }

    private static String decision(
            Review review, ReviewLine line, @Nullable ReviewAnswer answer, @Nullable String decider) {
        if (answer != null && answer.isRemoval()) {
            return "remove";
        }
        if (!line.leader().equals(review.manager())) {
            return "moved";
        }
        if (answer == null) {
            return "silent";
        }
        return line.userName().equals(decider) ? "own" : "keep";
    }

    /** A role that has ended meanwhile, or that another case is taking, is none to decide about. */
    private String carriedOut(Review review, ReviewLine line, String decision) {
        boolean done =
                switch (decision) {
                    case "keep" -> reviews.keep(line.grantId());
                    case "moved" -> line.isHeld();
                    default -> reviews.remove(line.grantId(), review.reference());
                };
        return done ? decision : "gone";
    }
}
