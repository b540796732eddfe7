package org.diwan.claims.pages;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A claim as lists show it.
 *
 * @param serviceDate of its first service
 */
record ClaimEntry(
        long id,
        String claimNo,
        String nationalId,
        String patientName,
        LocalDate serviceDate,
        int lines,
        BigDecimal amount,
        BigDecimal allowed,
        BigDecimal open,
        String currency,
        Standing standing) {

    public String standingKey() {
        return standing.key();
    }
}
