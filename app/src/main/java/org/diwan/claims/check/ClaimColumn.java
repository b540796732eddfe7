package org.diwan.claims.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of a claim file; each must be there once, in any order. */
public enum ClaimColumn {
    CLAIM_NO,
    LINE_NO,
    FACILITY_ID,
    NATIONAL_ID,
    PATIENT_NAME,
    SERVICE_DATE,
    DIAGNOSIS,
    SERVICE_CODE,
    QUANTITY,
    UNIT_PRICE,
    AMOUNT,
    CURRENCY,
    PRIOR_APPROVAL;

    /** All names in the order of the template. */
    public static final List<String> KEYS =
            Arrays.stream(values()).map(ClaimColumn::key).toList();

    /** As the header names it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isMoney() {
        return this == UNIT_PRICE || this == AMOUNT;
    }
}
