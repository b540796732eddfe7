package org.diwan.claims;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diwan.claims.WaitingClaim.StoredLine;
import org.diwan.claims.rules.Line;
import org.diwan.claims.rules.Line.DiagnosisLimit;
import org.diwan.claims.rules.Line.Limit;
import org.diwan.claims.rules.Line.Tariff;

/**
 * Tariff, limits and bundles as they stand when a batch is judged; a line gets what was valid on the day of its service.
 *
 * @param version the same for the same data
 * @param wholes services by what they are part of
 * @param parts services by what holds them
 */
record DecisionData(
        String version,
        DatedTable<Tariff> tariffs,
        DatedTable<Limit> limits,
        DatedTable<String> wholes,
        DatedTable<String> parts,
        DatedTable<DiagnosisLimit> diagnosisLimits) {

    Line line(StoredLine line) {
        return new Line(
                line.no(),
                line.serviceDate(),
                line.diagnosis(),
                line.serviceCode(),
                line.quantity(),
                line.unitPrice(),
                line.amount(),
                line.currency(),
                line.priorApproval(),
                tariffs.on(line.serviceCode(), line.serviceDate()),
                limits.on(line.serviceCode(), line.serviceDate()),
                sorted(wholes.allOn(line.serviceCode(), line.serviceDate())),
                sorted(parts.allOn(line.serviceCode(), line.serviceDate())),
                diagnosisLimits(line));
    }

    /** A limit is about all diagnoses that begin with its code. */
    private List<DiagnosisLimit> diagnosisLimits(StoredLine line) {
        String code = line.diagnosis();
        return IntStream.rangeClosed(1, code.length())
                .mapToObj(length -> diagnosisLimits.on(code.substring(0, length), line.serviceDate()))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private static List<String> sorted(List<String> services) {
        if (services.size() < 2) {
            return services;
        }
        List<String> sorted = new ArrayList<>(services);
        Collections.sort(sorted);
        return sorted;
    }
}
