package org.diwan.claims.check;

import java.util.List;
import java.util.Set;

/**
 * A row as it stands in the file, whatever its format: texts by column, not yet looked at.
 *
 * @param record of the file, the header being the first
 * @param cells in the order of {@link ClaimColumn}; what is not there is empty
 * @param faults what the format itself forbids, such as a formula; these cells are not looked at again
 * @param readable whether the other cells mean anything
 * @param told columns of which the row repeats the one before, and is as wrong: that is told once
 */
public record ClaimRow(int record, List<String> cells, List<ClaimFinding> faults, boolean readable, Set<String> told) {

    ClaimRow(int record, List<String> cells, List<ClaimFinding> faults, boolean readable) {
        this(record, cells, faults, readable, Set.of());
    }

    String cell(ClaimColumn column) {
        return cells.get(column.ordinal());
    }

    boolean isFaulty(ClaimColumn column) {
        return faults.stream().anyMatch(fault -> fault.column().equals(column.key()));
    }

    boolean isEmpty() {
        return faults.isEmpty() && cells.stream().allMatch(String::isEmpty);
    }
}
