package org.diwan.claims.pages;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a claim with what became of it.
 *
 * @param outcome PAY, REDUCE, DENY or PEND; none: it waits
 * @param fired the strongest first
 */
record LineEntry(
        long id,
        String claimNo,
        int lineNo,
        int record,
        String nationalId,
        String patientName,
        LocalDate serviceDate,
        String diagnosis,
        String serviceCode,
        int quantity,
        BigDecimal unitPrice,
        BigDecimal amount,
        String currency,
        @Nullable String priorApproval,
        @Nullable String outcome,
        @Nullable BigDecimal allowed,
        List<Fired> fired) {

    LineEntry with(List<Fired> rules) {
        return new LineEntry(
                id,
                claimNo,
                lineNo,
                record,
                nationalId,
                patientName,
                serviceDate,
                diagnosis,
                serviceCode,
                quantity,
                unitPrice,
                amount,
                currency,
                priorApproval,
                outcome,
                allowed,
                rules);
    }
}
