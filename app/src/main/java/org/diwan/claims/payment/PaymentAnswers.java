package org.diwan.claims.payment;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diwan.bank.BankAnswers;
import org.diwan.bank.BankMessage;
import org.diwan.bank.Reason;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
import org.diwan.cases.Told;
import org.diwan.claims.payment.Order.Status;
import org.diwan.claims.payment.Order.Transfer;
import org.diwan.claims.payment.PaymentReport.Said;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * What the bank says of orders to pay facilities, {@code pain.002}. A transfer is settled by the first report that says
 * so; the case hears of it once none is open.
 */
@Component
class PaymentAnswers implements BankAnswers<PaymentReport> {

    /** What came of the order: paid, partly, rejected. */
    static final CaseVariable<String> OUTCOME = new CaseVariable<>("paymentOutcome", String.class);

    /** Name of the message in models. */
    private static final String MESSAGE = "paymentAnswered";

    private final OrderRows orders;
    private final Cases cases;
    private final Clock clock;

    PaymentAnswers(OrderRows orders, Cases cases, Clock clock) {
        this.orders = orders;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "pain.002";
    }

    @Override
    public PaymentReport read(Element root) {
        return PaymentReport.of(root);
    }

    @Override
    public Optional<Reason> objection(PaymentReport report, BankMessage request) {
        String order = reference(request);
        List<Transfer> transfers = orders.transfers(order);
        if (!report.isOnlyOn(order, transfers.stream().map(Transfer::endToEndId).collect(Collectors.toSet()))) {
            return Optional.of(Reason.UNKNOWN_ID);
        }
        if (report.contradictsItself() || contradicts(report, transfers)) {
            return Optional.of(Reason.CONTRADICTORY);
        }
        boolean settled = transfers.stream().noneMatch(one -> one.state() == Status.OPEN);
        if (!settled && (says(report, transfers, Status.OPEN) || hasNews(report, transfers))) {
            return Optional.empty();
        }
        boolean repeats = transfers.stream().anyMatch(one -> verdict(report, one) == one.state());
        return Optional.of(repeats ? Reason.REPEATED : Reason.LATE);
    }

    @Override
    public boolean isInterim(PaymentReport report, BankMessage request) {
        return after(report, orders.transfers(reference(request))).contains(Status.OPEN);
    }

    @Override
    public Told tell(PaymentReport report, BankMessage request, BankMessage kept) {
        String reference = reference(request);
        boolean waits = orders.lock(reference)
                .filter(order -> order.state() == Order.State.SENT)
                .isPresent();
        List<Transfer> transfers = orders.transfers(reference);
        if (!waits || contradicts(report, transfers)) {
            return Told.NO_LONGER;
        }
        List<Status> after = after(report, transfers);
        Told told = after.contains(Status.OPEN)
                ? Told.TOLD
                : cases.tell(reference, MESSAGE, Map.of(OUTCOME.name(), outcome(after)), "bank " + kept.bank());
        if (told == Told.TOLD) {
            transfers.stream().filter(one -> one.state() == Status.OPEN).forEach(one -> settle(report, one));
        }
        return told;
    }

    private static String outcome(List<Status> transfers) {
        return Orders.outcome(transfers).name().toLowerCase(Locale.ROOT);
    }

    private void settle(PaymentReport report, Transfer transfer) {
        Said said = report.on(transfer.endToEndId());
        said.verdict()
                .filter(verdict -> verdict != Status.OPEN)
                .ifPresent(verdict -> orders.settle(
                        transfer, verdict, verdict == Status.REJECTED ? said.code() : null, clock.instant()));
    }

    /** Whether it says paid of what was rejected, or the other way about. */
    private static boolean contradicts(PaymentReport report, List<Transfer> transfers) {
        return transfers.stream()
                .filter(one -> one.state() != Status.OPEN)
                .map(one -> List.of(one.state(), verdict(report, one)))
                .anyMatch(both -> both.get(1) != Status.OPEN && both.get(0) != both.get(1));
    }

    private static boolean says(PaymentReport report, List<Transfer> transfers, Status status) {
        return transfers.stream().allMatch(one -> verdict(report, one) == status);
    }

    private static boolean hasNews(PaymentReport report, List<Transfer> transfers) {
        return transfers.stream().anyMatch(one -> one.state() == Status.OPEN && verdict(report, one) != Status.OPEN);
    }

    /** How transfers stand once the report counts. */
    private static List<Status> after(PaymentReport report, List<Transfer> transfers) {
        return transfers.stream()
                .map(one -> one.state() == Status.OPEN ? verdict(report, one) : one.state())
                .toList();
    }

    private static Status verdict(PaymentReport report, Transfer transfer) {
        return report.on(transfer.endToEndId()).verdict().orElse(Status.OPEN);
    }

    private static String reference(BankMessage request) {
        return Objects.requireNonNull(request.reference());
    }
}
