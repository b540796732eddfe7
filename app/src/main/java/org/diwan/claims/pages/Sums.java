package org.diwan.claims.pages;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Claims and their money: claimed = approved + cut + denied + open, to the cent.
 *
 * @param currency none where there are no claims
 * @param cut from the lines that are paid in part
 * @param open with a reviewer or not judged yet
 */
record Sums(
        @Nullable String currency,
        Map<Standing, Integer> claims,
        BigDecimal claimed,
        BigDecimal approved,
        BigDecimal cut,
        BigDecimal denied,
        BigDecimal open) {

    /** The part of all claims that stand alike. */
    record Part(
            Standing standing,
            String currency,
            int claims,
            BigDecimal claimed,
            BigDecimal approved,
            BigDecimal cut,
            BigDecimal denied,
            BigDecimal open) {}

    /** A stretch of the bar, in thousandths. */
    record Stretch(String standing, int from, int length) {}

    static final Sums NONE = of(List.of());

    static Sums of(List<Part> parts) {
        Map<Standing, Integer> claims = new EnumMap<>(Standing.class);
        parts.forEach(part -> claims.merge(part.standing(), part.claims(), Integer::sum));
        return new Sums(
                parts.isEmpty() ? null : parts.get(0).currency(),
                claims,
                parts.stream().map(Part::claimed).reduce(BigDecimal.ZERO, BigDecimal::add),
                parts.stream().map(Part::approved).reduce(BigDecimal.ZERO, BigDecimal::add),
                parts.stream().map(Part::cut).reduce(BigDecimal.ZERO, BigDecimal::add),
                parts.stream().map(Part::denied).reduce(BigDecimal.ZERO, BigDecimal::add),
                parts.stream().map(Part::open).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    public int count() {
        return claims.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(String standing) {
        return Standing.of(standing).map(one -> claims.getOrDefault(one, 0)).orElse(0);
    }

    /** How the claims share a bar. */
    public List<Stretch> bar() {
        int all = Math.max(1, count());
        int[] before = {0};
        return claims.entrySet().stream()
                .filter(part -> part.getKey() != Standing.WAITING)
                .map(part -> {
                    int from = (int) (1000L * before[0] / all);
                    before[0] += part.getValue();
                    return new Stretch(part.getKey().key(), from, (int) (1000L * before[0] / all) - from);
                })
                .toList();
    }
}
