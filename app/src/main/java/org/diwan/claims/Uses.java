package org.diwan.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.claims.rules.Line;
import org.diwan.claims.rules.Use;

/**
 * Services to the patients of a chunk that are paid or may yet be: those of the store, and those of the claims that were
 * judged just before. A claim sees the same, wherever one chunk ends and the next begins.
 */
final class Uses {

    /** A use with the number of its line, which tells what came first. */
    record Stored(long lineId, Use use) {}

    /** What can count against a line: a service to a patient, from a day to another. */
    record Wanted(String nationalId, String serviceCode, LocalDate from, LocalDate to) {

        boolean holds(Use use) {
            return use.serviceCode().equals(serviceCode)
                    && !use.serviceDate().isBefore(from)
                    && !use.serviceDate().isAfter(to);
        }

        static Stream<Wanted> by(String nationalId, Line line) {
            LocalDate day = line.serviceDate();
            int around = line.limit() == null ? 0 : line.limit().days() - 1;
            Wanted same = new Wanted(nationalId, line.serviceCode(), day.minusDays(around), day.plusDays(around));
            return Stream.concat(
                    Stream.of(same),
                    Stream.concat(line.partOf().stream(), line.wholeOf().stream())
                            .map(service -> new Wanted(nationalId, service, day, day)));
        }
    }

    private final Map<String, List<Stored>> byPatient = new HashMap<>();

    void add(String nationalId, Stored use) {
        byPatient.computeIfAbsent(nationalId, id -> new ArrayList<>()).add(use);
    }

    /** What counts against these lines of a patient, the earliest line first. */
    List<Use> before(String nationalId, List<Line> lines) {
        List<Stored> known = byPatient.getOrDefault(nationalId, List.of());
        if (known.isEmpty()) {
            return List.of();
        }
        Set<Wanted> wanted =
                lines.stream().flatMap(line -> Wanted.by(nationalId, line)).collect(Collectors.toSet());
        return known.stream()
                .filter(stored -> wanted.stream().anyMatch(one -> one.holds(stored.use())))
                .sorted(Comparator.comparingLong(Stored::lineId))
                .map(Stored::use)
                .toList();
    }
}
