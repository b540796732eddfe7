package org.diwan.claims.payment;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a facility is owed in one currency.
 *
 * @param iban where it would be paid to; none known: it cannot be
 * @param orderToday the order of this day that stands in the way of another one
 */
record Payable(
        String facilityId,
        String nameLatin,
        String nameArabic,
        String currency,
        long batches,
        long claims,
        long lines,
        BigDecimal amount,
        long lastLine,
        @Nullable String iban,
        @Nullable String holderName,
        @Nullable String orderToday)
        implements Serializable {

    /** The facility's name in a language. */
    public String name(String language) {
        return language.equals("ar") ? nameArabic : nameLatin;
    }

    /** By which a form names it. */
    public String key() {
        return facilityId + ":" + currency;
    }
}
