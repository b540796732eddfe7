package org.diwan.claims.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diwan.claims.reason.Reason;

/**
 * The line numbers of a claim, which count from one without a gap, in whatever order. Where they do not, the row is found
 * that breaks the count, and not those after it; a row whose own number is unknown may be any that is missing.
 */
record LineNumbers(List<SeenRow> claim) {

    List<ClaimFinding> findings() {
        var findings = new ArrayList<ClaimFinding>();
        List<Integer> numbers = onceOnly(findings);
        if (numbers.stream().anyMatch(number -> number > claim.size())) {
            count(numbers, findings);
        }
        return findings;
    }

    /** The numbers in the order of the file, 0 for one that is unknown or that another line has by right. */
    private List<Integer> onceOnly(List<ClaimFinding> findings) {
        Map<Integer, Integer> owners = owners();
        var numbers = new ArrayList<Integer>();
        for (int place = 0; place < claim.size(); place++) {
            SeenRow row = claim.get(place);
            int owner = owners.getOrDefault(row.lineNo(), place);
            if (owner != place) {
                findings.add(finding(row, Reason.of("line-double")));
            }
            numbers.add(owner == place ? row.lineNo() : 0);
        }
        return numbers;
    }

    /** The place of the line that has a number by right: of several the one that stands where it counts, else the first. */
    private Map<Integer, Integer> owners() {
        Map<Integer, Integer> owners = new HashMap<>();
        for (int place = 0; place < claim.size(); place++) {
            int number = claim.get(place).lineNo();
            if (number == place + 1) {
                owners.put(number, place);
            } else if (number > 0) {
                owners.putIfAbsent(number, place);
            }
        }
        return owners;
    }

    private void count(List<Integer> numbers, List<ClaimFinding> findings) {
        Set<Integer> next = Set.of(1);
        for (int i = 0; i < numbers.size(); i++) {
            int number = numbers.get(i);
            if (number > 0 && next.contains(number)) {
                next = Set.of(number + 1);
                continue;
            }
            var after = new HashSet<>(next);
            next.forEach(expected -> after.add(expected + 1));
            if (number > 0) {
                findings.add(finding(claim.get(i), Reason.of("line-gap")));
                after.add(number + 1);
            }
            next = after;
        }
    }

    private static ClaimFinding finding(SeenRow row, Reason reason) {
        return new ClaimFinding(row.record(), ClaimColumn.LINE_NO, reason);
    }
}
