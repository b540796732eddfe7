package org.diwan.claims.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.diwan.claims.pages.Fired;
import org.jspecify.annotations.Nullable;

/**
 * A claim with what became of it.
 *
 * @param key in our tables
 * @param judgedAt when it last changed what becomes of it; none: it waits
 * @param currency of all its lines
 */
record ClaimRecord(
        long key,
        ClaimIds id,
        String claimNo,
        String facilityId,
        String facilityKind,
        String nationalId,
        String patientName,
        String currency,
        Instant sentAt,
        @Nullable Instant judgedAt,
        List<Line> lines,
        List<Payment> payments) {

    /**
     * One line.
     *
     * @param outcome PAY, REDUCE, DENY or PEND; none: it waits
     * @param fired what is to be told of it, the strongest first
     */
    record Line(
            long key,
            int lineNo,
            LocalDate serviceDate,
            String diagnosis,
            String serviceCode,
            int quantity,
            BigDecimal unitPrice,
            BigDecimal amount,
            @Nullable String priorApproval,
            @Nullable String outcome,
            @Nullable BigDecimal allowed,
            List<Fired> fired) {

        boolean isDecided() {
            return outcome != null && !outcome.equals("PEND");
        }
    }

    /**
     * What was paid of it with one transfer.
     *
     * @param order reference of the order to pay
     */
    record Payment(String order, BigDecimal amount, LocalDate paidOn) {}

    /** What was asked for. */
    BigDecimal amount() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is allowed of the lines that are decided. */
    BigDecimal allowed() {
        return lines.stream()
                .filter(Line::isDecided)
                .map(line -> line.allowed() == null ? BigDecimal.ZERO : line.allowed())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal paid() {
        return payments.stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean isWaiting() {
        return lines.stream().anyMatch(line -> line.outcome() == null);
    }

    boolean isDecided() {
        return lines.stream().allMatch(Line::isDecided);
    }
}
