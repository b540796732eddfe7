package org.diwan.claims.pages;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What claims come to: claimed = approved + cut + denied + open, to the cent.
 *
 * @param currency none where there are no claims
 * @param paid by the bank, of what is approved
 * @param cut from the lines that are paid in part
 */
record Money(
        @Nullable String currency,
        int claims,
        BigDecimal claimed,
        BigDecimal approved,
        BigDecimal paid,
        BigDecimal cut,
        BigDecimal denied) {

    static final Money NONE =
            new Money(null, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** With a reviewer or not judged yet. */
    public BigDecimal open() {
        return claimed.subtract(approved).subtract(cut).subtract(denied);
    }
}
