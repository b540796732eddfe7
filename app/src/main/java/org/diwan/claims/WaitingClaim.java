package org.diwan.claims;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim of the store that is to be judged, its lines in their order. */
record WaitingClaim(long id, String claimNo, String nationalId, BigDecimal amount, List<StoredLine> lines) {

    /** A line as the facility claims it. */
    record StoredLine(
            long id,
            int no,
            LocalDate serviceDate,
            String diagnosis,
            String serviceCode,
            int quantity,
            BigDecimal unitPrice,
            BigDecimal amount,
            String currency,
            @Nullable String priorApproval) {}
}
