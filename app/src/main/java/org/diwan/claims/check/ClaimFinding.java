package org.diwan.claims.check;

/**
 * Something wrong with a cell; its claim is not taken.
 *
 * @param record of the file, the header being the first
 * @param reason in words that never repeat the cell
 */
public record ClaimFinding(int record, String column, String reason) {

    ClaimFinding(int record, ClaimColumn column, String reason) {
        this(record, column.key(), reason);
    }

    @Override
    public String toString() {
        return record + " " + column + ": " + reason;
    }
}
