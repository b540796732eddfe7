package org.diwan.claims.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.claims.reason.Reason;
import org.diwan.registry.Care;
import org.diwan.registry.Care.Code;
import org.jspecify.annotations.Nullable;

/** Which codes of some rows the registry knows, asked once for all of them. */
final class KnownCodes {

    private static final Map<ClaimColumn, Code> KINDS = Map.of(
            ClaimColumn.NATIONAL_ID, Code.PATIENT,
            ClaimColumn.FACILITY_ID, Code.FACILITY,
            ClaimColumn.DIAGNOSIS, Code.DIAGNOSIS,
            ClaimColumn.SERVICE_CODE, Code.SERVICE);

    private static final Map<ClaimColumn, Reason> UNKNOWN = Map.of(
            ClaimColumn.NATIONAL_ID, Reason.of("patient"),
            ClaimColumn.FACILITY_ID, Reason.of("facility"),
            ClaimColumn.DIAGNOSIS, Reason.of("diagnosis"),
            ClaimColumn.SERVICE_CODE, Reason.of("service"));

    private final Map<ClaimColumn, Set<String>> known = new EnumMap<>(ClaimColumn.class);

    KnownCodes(Care care, List<ClaimRow> rows) {
        KINDS.forEach((column, kind) -> known.put(
                column,
                care.known(
                        kind,
                        rows.stream()
                                .map(row -> row.cell(column))
                                .filter(code -> !code.isEmpty() && code.indexOf('\0') < 0)
                                .collect(Collectors.toSet()))));
    }

    boolean has(ClaimColumn column, String code) {
        return known.getOrDefault(column, Set.of()).contains(code);
    }

    /** Why this code is refused, if so. */
    @Nullable
    Reason refuse(ClaimColumn column, String code) {
        @Nullable Reason reason = UNKNOWN.get(column);
        return reason == null || has(column, code) ? null : reason;
    }
}
