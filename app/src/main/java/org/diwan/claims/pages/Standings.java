package org.diwan.claims.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How many claims stand how. */
record Standings(Map<Standing, Integer> claims) {

    /** A stretch of the bar, in thousandths. */
    record Stretch(String standing, int from, int length) {}

    int of(Standing standing) {
        return claims.getOrDefault(standing, 0);
    }

    public int count(String standing) {
        return Standing.of(standing).map(this::of).orElse(0);
    }

    int all() {
        return claims.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How the claims share a bar. */
    public List<Stretch> bar() {
        int all = Math.max(1, all());
        int[] before = {0};
        return Arrays.stream(Standing.values())
                .filter(standing -> standing != Standing.WAITING && of(standing) > 0)
                .map(standing -> {
                    int from = (int) (1000L * before[0] / all);
                    before[0] += of(standing);
                    return new Stretch(standing.key(), from, (int) (1000L * before[0] / all) - from);
                })
                .toList();
    }
}
