package org.diwan.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diwan.claims.check.ClaimLine;

/** A claim whose lines are all right: of one facility, one patient and one currency. */
public record NewClaim(List<ClaimLine> lines) {

    public NewClaim {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A claim without lines");
        }
        lines = lines.stream()
                .sorted(Comparator.comparingInt(ClaimLine::lineNo))
                .toList();
    }

    /** The claims that these lines make, in the order of their first lines. */
    public static List<NewClaim> of(Collection<ClaimLine> lines) {
        Map<String, List<ClaimLine>> claims = new LinkedHashMap<>();
        lines.forEach(line ->
                claims.computeIfAbsent(line.claimNo(), no -> new ArrayList<>()).add(line));
        return claims.values().stream().map(NewClaim::new).toList();
    }

    ClaimLine first() {
        return lines.get(0);
    }

    /** The first of its records; of two claims the one that begins earlier is the earlier one. */
    int firstRecord() {
        return lines.stream().mapToInt(ClaimLine::record).min().orElseThrow();
    }

    BigDecimal amount() {
        return lines.stream().map(ClaimLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
