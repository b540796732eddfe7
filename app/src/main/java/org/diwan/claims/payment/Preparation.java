package org.diwan.claims.payment;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finance officers have orders prepared: one case for each facility and currency. */
@Service
class Preparation {

    static final String SERVICE = "claim-payment";

    private final PayableRows payables;
    private final OrderRows rows;
    private final Orders orders;
    private final Cases cases;

    Preparation(PayableRows payables, OrderRows rows, Orders orders, Cases cases) {
        this.payables = payables;
        this.rows = rows;
        this.orders = orders;
        this.cases = cases;
    }

    /** Why a facility cannot be paid, or what became of the wish to pay it. */
    enum Result {
        PREPARED,
        /** It takes longer than usual. */
        UNDER_WAY,
        /** Somebody prepared the day's order before. */
        ORDERED,
        NOTHING_DUE,
        NO_ACCOUNT,
        UNKNOWN_BANK,
        /** No account to pay from is set. */
        NOT_SET_UP
    }

    /**
     * What became of one wish.
     *
     * @param reference of the order that is there now
     * @param by who prepared it
     */
    record Prepared(Payable payable, Result result, @Nullable String reference, @Nullable String by)
            implements Serializable {}

    /** What is owed, and for each whether it can be paid today. */
    List<Due> due() {
        return payables.all(orders.today()).stream()
                .map(one -> new Due(one, obstacle(one).orElse(null)))
                .toList();
    }

    /** What a facility is owed, and why it cannot be paid today. */
    record Due(Payable payable, @Nullable Result obstacle) {}

    private Optional<Result> obstacle(Payable one) {
        if (!orders.isSetUp()) {
            return Optional.of(Result.NOT_SET_UP);
        }
        if (one.orderToday() != null) {
            return Optional.of(Result.ORDERED);
        }
        if (one.iban() == null) {
            return Optional.of(Result.NO_ACCOUNT);
        }
        return orders.canBePaid(one.iban()) ? Optional.empty() : Optional.of(Result.UNKNOWN_BANK);
    }

    /** Has an order prepared. Of two who want the same at once one gets it; the other is told whose it is. */
    Prepared prepare(Payable one, String by) {
        Optional<Result> obstacle = obstacle(one);
        if (obstacle.isPresent()) {
            return ordered(one, by).orElse(new Prepared(one, obstacle.get(), null, null));
        }
        String reference = cases.submit(new NewCase(
                SERVICE, one.facilityId(), by, "office", Map.of("currency", one.currency()), requestKey(one)));
        if (rows.find(reference).isPresent()) {
            return ordered(reference, one, by);
        }
        boolean underWay = cases.find(reference).orElseThrow().endedAt() == null;
        return ordered(one, by)
                .orElse(new Prepared(one, underWay ? Result.UNDER_WAY : Result.NOTHING_DUE, reference, null));
    }

    private Optional<Prepared> ordered(Payable one, String by) {
        return payables.orderOf(one.facilityId(), one.currency(), orders.today())
                .map(reference -> ordered(reference, one, by));
    }

    private Prepared ordered(String reference, Payable one, String by) {
        String preparedBy = rows.find(reference).orElseThrow().preparedBy();
        return new Prepared(one, preparedBy.equals(by) ? Result.PREPARED : Result.ORDERED, reference, preparedBy);
    }

    /** The same for everybody who sees the same lines due, so that their requests make one case. */
    private String requestKey(Payable one) {
        int fallen = rows.fallen(one.facilityId(), one.currency(), orders.today());
        return String.join(
                " ",
                SERVICE,
                one.key(),
                orders.today().toString(),
                Integer.toString(fallen),
                Long.toString(one.lines()),
                Long.toString(one.lastLine()));
    }
}
