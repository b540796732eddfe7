package org.diwan.claims.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line that a remittance tells of.
 *
 * @param approved what is allowed of it
 * @param paid what this order has paid of it
 * @param rule what was the last or strongest word on it, where something is to be told
 * @param args of the rule, as JSON
 */
public record RemittanceLine(
        long claimId,
        String claimNo,
        int lineNo,
        String nationalId,
        LocalDate serviceDate,
        String serviceCode,
        int quantity,
        BigDecimal claimed,
        BigDecimal approved,
        BigDecimal paid,
        String currency,
        @Nullable String outcome,
        @Nullable String rule,
        @Nullable String args) {

    /** Whether less is approved than was claimed. */
    boolean isCut() {
        return approved.compareTo(claimed) < 0;
    }
}
