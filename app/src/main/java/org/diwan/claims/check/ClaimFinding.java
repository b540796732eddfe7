package org.diwan.claims.check;

import org.diwan.claims.reason.Reason;

/**
 * Something wrong with a cell; its claim is not taken.
 *
 * @param record of the file, the header being the first; in FHIR the item, counted from 1
 * @param reason never repeats the cell
 * @param place of the record in the file; empty where its number says it all
 */
public record ClaimFinding(int record, String column, Reason reason, String place) {

    /** Without a place. */
    public ClaimFinding(int record, String column, Reason reason) {
        this(record, column, reason, "");
    }

    ClaimFinding(int record, ClaimColumn column, Reason reason) {
        this(record, column.key(), reason);
    }

    ClaimFinding at(String where) {
        return where.isEmpty() ? this : new ClaimFinding(record, column, reason, where);
    }

    @Override
    public String toString() {
        return record + " " + column + ": " + reason + (place.isEmpty() ? "" : " (" + place + ")");
    }
}
