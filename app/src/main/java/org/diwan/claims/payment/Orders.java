package org.diwan.claims.payment;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.diwan.bank.BankMessages;
import org.diwan.bank.Banks;
import org.diwan.bank.CreditTransfers;
import org.diwan.bank.Debtor;
import org.diwan.bank.Debtors;
import org.diwan.bank.IsoSchemas;
import org.diwan.bank.NewBankMessage;
import org.diwan.claims.payment.Order.State;
import org.diwan.claims.payment.Order.Status;
import org.diwan.claims.payment.Order.Transfer;
import org.diwan.claims.payment.OrderRows.Account;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to an order, step by step; each step may be repeated and then changes nothing. */
@Service
class Orders {

    private static final String MESSAGE = "pain.001";

    /** Payment for medical services, in the words of ISO 20022. */
    private static final String PURPOSE = "MDCS";

    private final OrderRows rows;
    private final Banks banks;
    private final Debtors debtors;
    private final BankMessages messages;
    private final Clock clock;

    Orders(OrderRows rows, Banks banks, Debtors debtors, BankMessages messages, Clock clock) {
        this.rows = rows;
        this.banks = banks;
        this.debtors = debtors;
        this.messages = messages;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Whether money can be sent to the account: it is at a bank of the directory. */
    boolean canBePaid(String iban) {
        return banks.of(iban).isPresent();
    }

    /** Orders what is due; false where nothing can be ordered. */
    @Transactional
    boolean prepare(String reference, String facility, String currency, String by) {
        if (rows.find(reference).isPresent()) {
            return true;
        }
        Optional<Account> account = rows.account(facility, today()).filter(one -> canBePaid(one.iban()));
        return account.isPresent()
                && rows.prepare(reference, facility, currency, today(), account.get(), by, clock.instant());
    }

    @Transactional
    void approve(String reference, String by) {
        rows.approve(reference, by, clock.instant());
    }

    /** Nobody is paid by it; its lines may be ordered again. */
    @Transactional
    void drop(String reference) {
        if (locked(reference).state() == State.PREPARED) {
            rows.end(reference, State.DROPPED, clock.instant());
        }
    }

    /** Has the bank told to pay, once; while it owes the answer, the same message goes out once more. */
    @Transactional
    void send(String reference) {
        Order order = locked(reference);
        if (order.state() == State.SENT) {
            messages.requests(reference).forEach(messages::remind);
        } else if (order.state() == State.APPROVED) {
            byte[] content = file(order);
            IsoSchemas.validate(content, CreditTransfers.MESSAGE);
            messages.send(new NewBankMessage(MESSAGE, reference, debtor().bic(), reference, 1, order.iban(), content));
            rows.send(reference, clock.instant());
        }
    }

    /** Ends an order whose every transfer the bank has reported on. */
    @Transactional
    State settle(String reference) {
        Order order = locked(reference);
        if (order.state() != State.SENT) {
            return order.state();
        }
        State state =
                outcome(rows.transfers(reference).stream().map(Transfer::state).toList());
        rows.end(reference, state, clock.instant());
        return state;
    }

    /** What an order has come to. */
    static State outcome(List<Status> transfers) {
        if (transfers.contains(Status.OPEN)) {
            throw new IllegalStateException("A transfer is still open");
        }
        if (!transfers.contains(Status.REJECTED)) {
            return State.PAID;
        }
        return transfers.contains(Status.PAID) ? State.PARTLY : State.REJECTED;
    }

    /** The order as the bank gets it; the same order always gives the same bytes. */
    byte[] file(Order order) {
        var to = new ByteArrayOutputStream();
        List<Transfer> transfers = rows.transfers(order.reference());
        var total = new CreditTransfers.Total(transfers.size(), order.amount());
        CreditTransfers file = CreditTransfers.begin(to, order.reference(), order.preparedAt(), total, debtor());
        file.block(order.reference(), order.day(), total, debtor());
        transfers.forEach(transfer -> file.add(new CreditTransfers.Transfer(
                transfer.endToEndId(),
                transfer.amount(),
                order.currency(),
                order.bankBic(),
                order.holderName(),
                order.iban(),
                PURPOSE)));
        file.end();
        return to.toByteArray();
    }

    boolean isSetUp() {
        return debtors.own().isPresent();
    }

    private Debtor debtor() {
        return debtors.own().orElseThrow(() -> new IllegalStateException("No account to pay from is set"));
    }

    private Order locked(String reference) {
        return rows.lock(reference).orElseThrow(() -> new IllegalStateException("No order of " + reference));
    }
}
