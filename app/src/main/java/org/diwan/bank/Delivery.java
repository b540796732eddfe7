package org.diwan.bank;

import java.time.Clock;
import java.util.Objects;
import org.diwan.bank.Incoming.Known;
import org.diwan.cases.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells cases what their banks answered: the report's mark and the case's step are one transaction, under the report's
 * row lock. What a case cannot take yet is held and offered again.
 */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Incoming incoming;
    private final BankMessageRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Delivery(Incoming incoming, BankMessageRows rows, TransactionTemplate transaction, Clock clock) {
        this.incoming = incoming;
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Offers every report that is due to its case. */
    void deliverDue() {
        rows.heldDue(clock.instant()).forEach(this::deliver);
    }

    /** Offers a report to its case, unless somebody did before. A fault leaves it held. */
    void deliver(long id) {
        try {
            transaction.executeWithoutResult(status -> rows.lockHeld(id).ifPresent(this::tell));
        } catch (RuntimeException fault) {
            LOG.warn(
                    "Report {} could not be told to its case: {}",
                    id,
                    fault.getClass().getSimpleName());
            rows.find(id)
                    .ifPresent(report ->
                            rows.putOff(id, report.tries() + 1, clock.instant().plus(Dispatch.pause(report.tries()))));
        }
    }

    private void tell(BankMessage report) {
        BankMessage request =
                rows.find(Objects.requireNonNull(report.answers())).orElseThrow();
        String reference = Objects.requireNonNull(request.reference());
        boolean overtaken = rows.requests(reference).get(0).id() != request.id();
        switch (overtaken ? Told.NO_LONGER : known(report).tell(request, report)) {
            case TOLD -> {
                if (!report.interim()) {
                    rows.settle(request.id(), "answered", clock.instant());
                }
                rows.settle(report.id(), "delivered", clock.instant());
            }
            case NOT_YET ->
                rows.putOff(report.id(), report.tries(), clock.instant().plusSeconds(1));
            case NO_LONGER -> rows.quarantine(report.id(), Reason.LATE, clock.instant());
        }
    }

    private Known<?> known(BankMessage report) {
        return Objects.requireNonNull(incoming.read(rows.content(report.id())).known());
    }
}
