package org.diwan.access.review;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Begins the reviews of a quarter once it is over, the first one a quarter after the first start. A house that was away for
 * longer begins with the latest only; one that was stopped half-way goes on with the managers who are left.
 */
@Component
class ReviewSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewSchedule.class);

    private final TeamReviews reviews;
    private final TeamReviewCases cases;
    private final ReviewSettings settings;

    ReviewSchedule(TeamReviews reviews, TeamReviewCases cases, ReviewSettings settings) {
        this.reviews = reviews;
        this.cases = cases;
        this.settings = settings;
    }

    @Scheduled(
            initialDelayString = "${diwan.access.reviews-every:PT1M}",
            fixedDelayString = "${diwan.access.reviews-every:PT1M}")
    void look() {
        try {
            if (settings.reviewMonths() > 0) {
                beginQuarter(reviews.since());
            }
            reviews.moved().forEach(cases::moved);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "No review can begin, the database is away: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void beginQuarter(LocalDate since) {
        long quarters = ChronoUnit.MONTHS.between(since, reviews.today()) / settings.reviewMonths();
        String period = since.plusMonths(quarters * settings.reviewMonths()).toString();
        if (quarters > 0 && !reviews.hasBegun(period)) {
            reviews.managers().forEach(manager -> cases.quarter(manager, period));
            reviews.begun(period);
        }
    }
}
