package org.diwan.claims.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.diwan.claims.reason.Reason;

/** What rows must be to each other: one currency a file, one patient a claim, lines that count from one. */
final class WholeFile {

    /** No file may have more. */
    static final int MOST_LINES = 50_000;

    private static final int MOST_CLAIMS = 10_000;

    private final List<SeenRow> rows = new ArrayList<>();
    private final Map<String, List<SeenRow>> claims = new LinkedHashMap<>();

    void add(SeenRow row) {
        if (rows.size() == MOST_LINES) {
            throw new ClaimFileRefused(Reason.of("file-lines"));
        }
        rows.add(row);
    }

    /** Everything wrong between the rows, once all are there. */
    List<ClaimFinding> findings() {
        var findings = new ArrayList<ClaimFinding>();
        String currency = currency().orElse("");
        rows.stream()
                .filter(row -> !row.currency().isEmpty() && !row.currency().equals(currency))
                .map(row -> new ClaimFinding(row.record(), ClaimColumn.CURRENCY, Reason.of("other-currency")))
                .forEach(findings::add);
        gather();
        for (List<SeenRow> claim : claims.values()) {
            findings.addAll(patients(claim));
            findings.addAll(new LineNumbers(claim).findings());
        }
        return findings;
    }

    private void gather() {
        for (int i = 0; i < rows.size(); i++) {
            SeenRow row = rows.get(i).claimNo().isEmpty() ? adopted(i) : rows.get(i);
            rows.set(i, row);
            if (!row.claimNo().isEmpty()) {
                claims.computeIfAbsent(row.claimNo(), one -> new ArrayList<>()).add(row);
            }
        }
        if (claims.size() > MOST_CLAIMS) {
            throw new ClaimFileRefused(Reason.of("file-claims"));
        }
    }

    /** A row without the claim's number belongs to the claim around it, or to the one it goes on with or begins. */
    private SeenRow adopted(int at) {
        SeenRow row = rows.get(at);
        Optional<SeenRow> before = at == 0 ? Optional.empty() : Optional.of(rows.get(at - 1));
        Optional<SeenRow> after = at + 1 == rows.size() ? Optional.empty() : Optional.of(rows.get(at + 1));
        String claim = before.map(SeenRow::claimNo).orElse("");
        if (after.map(SeenRow::claimNo).filter(claim::equals).isPresent()) {
            return row.in(claim);
        }
        if (before.filter(one -> isOf(row, one)).isPresent()) {
            return row.in(claim);
        }
        return after.filter(one -> isOf(row, one))
                .map(one -> row.in(one.claimNo()))
                .orElse(row);
    }

    private static boolean isOf(SeenRow row, SeenRow beside) {
        int step = row.record() - beside.record();
        return !row.nationalId().isEmpty()
                && row.nationalId().equals(beside.nationalId())
                && row.lineNo() - beside.lineNo() == step;
    }

    private static List<ClaimFinding> patients(List<SeenRow> claim) {
        String patient = most(claim, SeenRow::nationalId).orElse("");
        return claim.stream()
                .filter(row -> !row.nationalId().isEmpty() && !row.nationalId().equals(patient))
                .map(row -> new ClaimFinding(row.record(), ClaimColumn.NATIONAL_ID, Reason.of("other-patient")))
                .toList();
    }

    /** The currency that most rows have. */
    Optional<String> currency() {
        return most(rows, SeenRow::currency);
    }

    /** The number of the claim that each record belongs to, by its own cell or by the rows around it. */
    Map<Integer, String> claimByRecord() {
        Map<Integer, String> byRecord = new LinkedHashMap<>();
        rows.stream().filter(row -> !row.claimNo().isEmpty()).forEach(row -> byRecord.put(row.record(), row.claimNo()));
        return byRecord;
    }

    int records() {
        return rows.size();
    }

    int claims() {
        return claims.size();
    }

    /** What most rows have; of two that are as many the first. */
    private static Optional<String> most(Collection<SeenRow> rows, Function<SeenRow, String> of) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (SeenRow row : rows) {
            counts.merge(of.apply(row), 1, Integer::sum);
        }
        counts.remove("");
        int highest = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return counts.entrySet().stream()
                .filter(one -> one.getValue() == highest)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
