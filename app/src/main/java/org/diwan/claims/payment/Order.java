package org.diwan.claims.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order to pay a facility.
 *
 * @param reference of its case
 * @param day that it was prepared on; a facility has one order a day and currency
 * @param iban account that is paid to, as it was when the order was prepared
 */
record Order(
        String reference,
        String facilityId,
        LocalDate day,
        String currency,
        BigDecimal amount,
        String iban,
        String holderName,
        String bankBic,
        String preparedBy,
        Instant preparedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable Instant sentAt,
        State state,
        @Nullable Instant settledAt) {

    /** Where it stands. */
    enum State {
        PREPARED,
        APPROVED,
        SENT,
        PAID,
        PARTLY,
        REJECTED,
        DROPPED
    }

    /** What there is to pay in it: one transfer for each file of claims. */
    record Transfer(long id, long batchId, BigDecimal amount, String endToEndId, Status state, @Nullable String code) {}

    /** What became of a transfer. */
    enum Status {
        OPEN,
        PAID,
        REJECTED
    }
}
