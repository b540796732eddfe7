package org.diwan.claims.check;

import java.util.Map;

/** Which element of a Claim a column of a line came from, for those who sent one. */
public final class FhirElements {

    private static final String ITEM = ".item[";

    private static final Map<String, String> OF_ITEM = Map.of(
            ClaimColumn.LINE_NO.key(), ".sequence",
            ClaimColumn.SERVICE_DATE.key(), ".serviced",
            ClaimColumn.SERVICE_CODE.key(), ".productOrService",
            ClaimColumn.QUANTITY.key(), ".quantity",
            ClaimColumn.UNIT_PRICE.key(), ".unitPrice",
            ClaimColumn.AMOUNT.key(), ".net",
            ClaimColumn.CURRENCY.key(), ".net.currency");

    private static final Map<String, String> OF_CLAIM = Map.of(
            ClaimColumn.CLAIM_NO.key(), ".identifier",
            ClaimColumn.FACILITY_ID.key(), ".provider",
            ClaimColumn.NATIONAL_ID.key(), ".patient",
            ClaimColumn.PATIENT_NAME.key(), ".patient",
            ClaimColumn.DIAGNOSIS.key(), ".diagnosis");

    private FhirElements() {}

    /** @param place of the item, as {@link ClaimFinding#place()} tells it */
    public static String of(String place, String column) {
        int item = place.lastIndexOf(ITEM);
        if (item < 0) {
            return place;
        }
        String ofClaim = OF_CLAIM.get(column);
        return ofClaim == null ? place + OF_ITEM.getOrDefault(column, "") : place.substring(0, item) + ofClaim;
    }
}
