package org.diwan.accounts.bank;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
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

    /** Name of the message in models. */
    static final String MESSAGE = "bankAnswered";

    static final CaseVariable<String> ANSWER = new CaseVariable<>("bankAnswer", String.class);
    static final CaseVariable<String> CODE = new CaseVariable<>("bankReason", String.class);
    static final CaseVariable<Integer> MISMATCHES = new CaseVariable<>("mismatches", Integer.class);

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final BankMessageRows rows;
    private final Cases cases;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Delivery(BankMessageRows rows, Cases cases, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.cases = cases;
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
        Told told =
                overtaken ? Told.NO_LONGER : cases.tell(reference, MESSAGE, variables(report, reference), by(report));
        switch (told) {
            case TOLD -> {
                rows.settle(request.id(), "answered", clock.instant());
                rows.settle(report.id(), "delivered", clock.instant());
            }
            case NOT_YET ->
                rows.putOff(report.id(), report.tries(), clock.instant().plusSeconds(1));
            case NO_LONGER -> rows.quarantine(report.id(), Reason.LATE, clock.instant());
        }
    }

    private Map<String, Object> variables(BankMessage report, String reference) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(ANSWER.name(), Boolean.TRUE.equals(report.matched()) ? "MATCHED" : "NOT_MATCHED");
        variables.put(CODE.name(), Objects.requireNonNullElse(report.code(), ""));
        variables.put(MISMATCHES.name(), rows.mismatches(reference));
        return variables;
    }

    private static String by(BankMessage report) {
        return "bank " + report.bank();
    }
}
