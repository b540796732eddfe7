package org.diwan.accounts;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.diwan.bank.BankFolder;
import org.diwan.bank.Debtor;
import org.diwan.bank.Debtors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pays each benefit once a month. The run and its payments are one transaction; the file follows from them, now or, where
 * somebody is killed in between, when the schedule looks again.
 */
@Service
class PaymentRuns {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentRuns.class);

    private final PaymentRows rows;
    private final PaymentMonths months;
    private final PaymentCalendar calendar;
    private final BankFolder folder;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Optional<Debtor> debtor;

    PaymentRuns(
            PaymentRows rows,
            PaymentMonths months,
            PaymentCalendar calendar,
            BankFolder folder,
            TransactionTemplate transaction,
            Clock clock,
            ApplicationEventPublisher events,
            Debtors debtors) {
        this.rows = rows;
        this.months = months;
        this.calendar = calendar;
        this.folder = folder;
        this.transaction = transaction;
        this.clock = clock;
        this.events = events;
        this.debtor = debtors.own();
    }

    /** What became of the wish to pay a month. */
    enum Outcome {
        PAID,
        ALREADY_PAID,
        /** Another month is due: this one has not begun, or one before it is not paid. */
        NOT_DUE,
        /** No account to pay from is set. */
        NOT_SET_UP
    }

    /** Pays the month, if it is due; of two who want it at once one does. */
    Outcome run(YearMonth month, String by) {
        if (debtor.isEmpty()) {
            return Outcome.NOT_SET_UP;
        }
        Outcome outcome = transaction.execute(status -> pay(month, by));
        if (outcome == Outcome.PAID) {
            file(month);
        }
        return outcome == null ? Outcome.NOT_DUE : outcome;
    }

    private Outcome pay(YearMonth month, String by) {
        months.close();
        if (months.isPaid(month)) {
            return Outcome.ALREADY_PAID;
        }
        PaymentCalendar.Run next = calendar.next();
        if (!next.month().equals(month) || !calendar.hasBegun(next)) {
            return Outcome.NOT_DUE;
        }
        LocalDate day = payDay(next);
        if (!rows.add(month, day, by, clock.instant())) {
            return Outcome.ALREADY_PAID;
        }
        rows.pay(month, day);
        events.publishEvent(new MonthPaid(month, by));
        return Outcome.PAID;
    }

    /** Who is late pays today. */
    private LocalDate payDay(PaymentCalendar.Run run) {
        LocalDate today = calendar.today();
        return run.payDay().isBefore(today) ? today : run.payDay();
    }

    /** Puts the files of runs that lack theirs where the banks find them. */
    void fileAll() {
        rows.withoutFile().forEach(this::file);
    }

    private void file(YearMonth month) {
        try {
            PaymentRun run = rows.find(month).orElseThrow();
            if (run.count() == 0) {
                return;
            }
            folder.put(run.fileName(), to -> write(run, to));
            rows.filed(month, clock.instant());
        } catch (IOException e) {
            LOG.warn(
                    "The payments of {} cannot be put into the banks' folder: {}",
                    month,
                    e.getClass().getSimpleName());
        }
    }

    /** Gives the file of a run to somebody. */
    void handOut(PaymentRun run, String to, OutputStream into) {
        transaction.executeWithoutResult(status -> events.publishEvent(new PaymentFileTaken(run.month(), to)));
        write(run, into);
    }

    /** Writes the file of a run. */
    void write(PaymentRun run, OutputStream to) {
        Debtor from = debtor.orElseThrow(() -> new IllegalStateException("No account to pay from is set"));
        transaction.executeWithoutResult(status -> PaymentFile.write(run, from, rows, to));
    }

    PaymentCalendar.Run next() {
        return calendar.next();
    }

    boolean canRun(PaymentCalendar.Run run) {
        return debtor.isPresent() && calendar.hasBegun(run);
    }

    /** What the run would pay as things stand. */
    DuePayments due(PaymentCalendar.Run run) {
        return rows.due(payDay(run));
    }

    List<PaymentRun> last(int most) {
        return rows.last(most);
    }

    Optional<PaymentRun> find(YearMonth month) {
        return rows.find(month);
    }

    List<OmittedPayment> omitted(YearMonth month, int most, int skip) {
        return rows.omitted(month, most, skip);
    }
}
