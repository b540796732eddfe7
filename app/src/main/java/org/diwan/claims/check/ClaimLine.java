package org.diwan.claims.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a claim whose own cells are all right.
 *
 * @param record of the file, the header being the first
 */
public record ClaimLine(
        int record,
        String claimNo,
        int lineNo,
        String facilityId,
        String nationalId,
        String patientName,
        LocalDate serviceDate,
        String diagnosis,
        String serviceCode,
        int quantity,
        BigDecimal unitPrice,
        BigDecimal amount,
        String currency,
        @Nullable String priorApproval) {

    static ClaimLine of(ClaimRow row) {
        String approval = row.cell(ClaimColumn.PRIOR_APPROVAL);
        return new ClaimLine(
                row.record(),
                row.cell(ClaimColumn.CLAIM_NO),
                Integer.parseInt(row.cell(ClaimColumn.LINE_NO)),
                row.cell(ClaimColumn.FACILITY_ID),
                row.cell(ClaimColumn.NATIONAL_ID),
                row.cell(ClaimColumn.PATIENT_NAME),
                LocalDate.parse(row.cell(ClaimColumn.SERVICE_DATE)),
                row.cell(ClaimColumn.DIAGNOSIS),
                row.cell(ClaimColumn.SERVICE_CODE),
                Integer.parseInt(row.cell(ClaimColumn.QUANTITY)),
                new BigDecimal(row.cell(ClaimColumn.UNIT_PRICE)),
                new BigDecimal(row.cell(ClaimColumn.AMOUNT)),
                row.cell(ClaimColumn.CURRENCY),
                approval.isEmpty() ? null : approval);
    }
}
