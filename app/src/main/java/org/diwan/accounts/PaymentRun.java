package org.diwan.accounts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is paid for a month.
 *
 * @param by user name of the officer, or {@code schedule}
 * @param fileAt when its file was put into the folder of the banks; null while it is not
 * @param totals by currency
 * @param omitted how many benefits could not be paid
 */
record PaymentRun(
        YearMonth month,
        LocalDate payDay,
        String by,
        Instant at,
        String fileName,
        @Nullable Instant fileAt,
        List<Total> totals,
        long omitted) {

    /** How many payments of a currency, and how much in all. */
    record Total(String currency, long count, BigDecimal sum) {}

    /** All amounts added up, whatever their currency: a check sum. */
    BigDecimal checkSum() {
        return totals.stream().map(Total::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many payments in all. */
    public long count() {
        return totals.stream().mapToLong(Total::count).sum();
    }
}
