package org.diwan.claims.payment;

import java.util.List;
import java.util.Map;
import org.diwan.cases.Cases;
import org.diwan.cases.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the cases of files of which nothing remains to be paid; one that cannot hear yet is told at the next look. */
@Component
class PaidBatches {

    private static final Logger LOG = LoggerFactory.getLogger(PaidBatches.class);

    /** Name of the message in models. */
    private static final String MESSAGE = "claimsPaid";

    private static final int AT_A_TIME = 100;

    private final PayableRows rows;
    private final Cases cases;
    private final TransactionTemplate transaction;

    PaidBatches(PayableRows rows, Cases cases, TransactionTemplate transaction) {
        this.rows = rows;
        this.cases = cases;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${diwan.claims.settled-every:PT10S}")
    void look() {
        try {
            List<String> settled = rows.settled(AT_A_TIME);
            settled.forEach(this::tell);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "No batch is settled, the database is away: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void tell(String batch) {
        try {
            transaction.executeWithoutResult(status -> {
                if (cases.tell(batch, MESSAGE, Map.of(), "payments") != Told.NOT_YET) {
                    rows.settle(batch);
                }
            });
        } catch (RuntimeException fault) {
            LOG.warn("Batch {} could not be told: {}", batch, fault.getClass().getSimpleName());
        }
    }
}
