package org.diwan.claims.remittance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order to pay a facility, as the facility sees it.
 *
 * @param state prepared, approved, sent, paid, partly, rejected or dropped
 * @param paid what the bank has paid of the amount
 * @param settledAt when the bank had answered all of it
 */
public record PaymentOrder(
        String reference,
        String facilityId,
        LocalDate day,
        String currency,
        BigDecimal amount,
        BigDecimal paid,
        String iban,
        String holderName,
        String state,
        @Nullable Instant settledAt) {

    private static final int SHOWN = 4;

    /** Whether anything was paid, and nothing more will be: then there is a remittance advice. */
    public boolean isSettled() {
        return state.equals("paid") || state.equals("partly");
    }

    /** The account, as much of it as its owner needs to know it again. */
    public String account() {
        return iban.substring(0, SHOWN) + " … " + iban.substring(Math.max(SHOWN, iban.length() - SHOWN));
    }
}
