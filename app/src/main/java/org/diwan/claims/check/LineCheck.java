package org.diwan.claims.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a line must be, whatever stands around it.
 *
 * @param facility whose file it is; none is known yet
 */
record LineCheck(LocalDate today, KnownCodes known, @Nullable String facility) {

    /** Everything wrong with the row, one finding a cell. */
    List<ClaimFinding> findings(ClaimRow row) {
        var findings = new ArrayList<>(row.faults());
        if (!row.readable()) {
            return findings;
        }
        Set<ClaimColumn> good = EnumSet.noneOf(ClaimColumn.class);
        for (ClaimColumn column : ClaimColumn.values()) {
            if (row.isFaulty(column)) {
                continue;
            }
            Reason reason = refuse(column, row.cell(column));
            if (reason == null) {
                good.add(column);
            } else {
                findings.add(new ClaimFinding(row.record(), column, reason));
            }
        }
        if (good.containsAll(Set.of(ClaimColumn.QUANTITY, ClaimColumn.UNIT_PRICE, ClaimColumn.AMOUNT)) && !adds(row)) {
            findings.add(new ClaimFinding(row.record(), ClaimColumn.AMOUNT, Reason.of("product")));
        }
        return findings;
    }

    private @Nullable Reason refuse(ClaimColumn column, String value) {
        Reason reason = CellRules.refuse(column, value, today);
        if (reason == null) {
            reason = known.refuse(column, value);
        }
        boolean foreign = column == ClaimColumn.FACILITY_ID && facility != null && !value.equals(facility);
        return reason == null && foreign ? Reason.of("foreign") : reason;
    }

    private static boolean adds(ClaimRow row) {
        BigDecimal quantity = new BigDecimal(row.cell(ClaimColumn.QUANTITY));
        BigDecimal price = new BigDecimal(row.cell(ClaimColumn.UNIT_PRICE));
        return quantity.multiply(price).compareTo(new BigDecimal(row.cell(ClaimColumn.AMOUNT))) == 0;
    }
}
