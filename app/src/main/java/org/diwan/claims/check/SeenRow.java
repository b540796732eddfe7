package org.diwan.claims.check;

import java.time.LocalDate;
import java.util.Set;

/**
 * What is kept in mind of a row until the whole file is read; a cell that is wrong by itself is left out.
 *
 * @param claimNo empty: unknown
 * @param lineNo 0: unknown
 * @param nationalId empty: unknown
 * @param currency empty: unknown
 */
record SeenRow(int record, String claimNo, int lineNo, String nationalId, String currency) {

    static SeenRow of(ClaimRow row, Set<String> wrong) {
        String line = good(row, ClaimColumn.LINE_NO, wrong);
        return new SeenRow(
                row.record(),
                good(row, ClaimColumn.CLAIM_NO, wrong),
                line.isEmpty() ? 0 : Integer.parseInt(line),
                good(row, ClaimColumn.NATIONAL_ID, wrong),
                good(row, ClaimColumn.CURRENCY, wrong));
    }

    /** A row whose cells mean nothing but, it may be, the claim's number. */
    static SeenRow unreadable(ClaimRow row) {
        String claim = row.cell(ClaimColumn.CLAIM_NO);
        return new SeenRow(
                row.record(),
                CellRules.refuse(ClaimColumn.CLAIM_NO, claim, LocalDate.MIN) == null ? claim : "",
                0,
                "",
                "");
    }

    private static String good(ClaimRow row, ClaimColumn column, Set<String> wrong) {
        return wrong.contains(column.key()) ? "" : row.cell(column);
    }

    /** The same row, known to be of a claim. */
    SeenRow in(String claim) {
        return new SeenRow(record, claim, lineNo, nationalId, currency);
    }
}
