package org.diwan.claims.check;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.diwan.claims.reason.Reason;

/** The cells of a line in the making, and what FHIR itself forbids in them. */
final class FhirCells {

    private final Map<ClaimColumn, String> texts = new EnumMap<>(ClaimColumn.class);
    private final Map<ClaimColumn, Reason> faults = new EnumMap<>(ClaimColumn.class);
    private boolean readable = true;

    FhirCells put(ClaimColumn column, String text) {
        texts.put(column, text);
        return this;
    }

    /** Notes the first fault of a cell. */
    FhirCells fault(ClaimColumn column, Reason reason) {
        faults.putIfAbsent(column, reason);
        return this;
    }

    /** Notes what makes the whole line worthless, and so its claim. */
    void refuse(Reason reason) {
        fault(ClaimColumn.CLAIM_NO, reason);
        readable = false;
    }

    /** Whether the cell holds something that every format is refused for, in better words than those of FHIR. */
    boolean isRefusedAnyway(ClaimColumn column) {
        String text = text(column);
        return !text.isEmpty() && CellRules.refuse(column, text, LocalDate.MAX) != null;
    }

    void addAll(FhirCells others) {
        texts.putAll(others.texts);
        others.faults.forEach(this::fault);
        readable &= others.readable;
    }

    private String text(ClaimColumn column) {
        return texts.getOrDefault(column, "");
    }

    /** @param told columns whose faults a line before has told */
    ClaimRow row(int record, Set<String> told) {
        return new ClaimRow(
                record,
                Arrays.stream(ClaimColumn.values()).map(this::text).toList(),
                faults.entrySet().stream()
                        .map(one -> new ClaimFinding(record, one.getKey(), one.getValue()))
                        .toList(),
                readable,
                told);
    }
}
