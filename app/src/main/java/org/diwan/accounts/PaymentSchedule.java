package org.diwan.accounts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Pays the month when it closes, and files what was paid. */
@Component
class PaymentSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentSchedule.class);

    private final PaymentRuns runs;
    private final PaymentCalendar calendar;
    private final PaymentMonths months;
    private final PaymentSettings settings;

    PaymentSchedule(PaymentRuns runs, PaymentCalendar calendar, PaymentMonths months, PaymentSettings settings) {
        this.runs = runs;
        this.calendar = calendar;
        this.months = months;
        this.settings = settings;
    }

    @Scheduled(initialDelayString = "${diwan.payments.every:PT1M}", fixedDelayString = "${diwan.payments.every:PT5M}")
    void look() {
        try {
            if (settings.scheduled()) {
                runDueMonth();
            }
            runs.fileAll();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Nothing can be paid, the database is away: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** A house that has not paid here before does not begin with a month that another system may have paid. */
    private void runDueMonth() {
        PaymentCalendar.Run next = calendar.next();
        boolean begun = months.last().isPresent() || !calendar.today().isAfter(next.payDay());
        if (begun && calendar.isClosed(next)) {
            LOG.info("Payments of {}: {}", next.month(), runs.run(next.month(), "schedule"));
        }
    }
}
