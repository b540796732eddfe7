package org.diwan.claims.rules;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * That a rule fired on a line.
 *
 * @param rule key of the text that tells it, {@code rule.<rule>}
 * @param price what a unit may cost at most, where the rule says so
 * @param quantity how many are paid at most, where the rule says so
 * @param args what the text names, by name
 */
public record Finding(
        Line line,
        String rule,
        Outcome outcome,
        @Nullable BigDecimal price,
        @Nullable Integer quantity,
        Map<String, Object> args) {

    static final Comparator<Finding> STRONGEST_FIRST = Comparator.comparing(Finding::outcome)
            .reversed()
            .thenComparing(Finding::rule)
            .thenComparing(finding -> finding.args().toString());

    /** The line is not paid. */
    public static Finding deny(Line line, String rule, Object... args) {
        return new Finding(line, rule, Outcome.DENY, null, null, named(args));
    }

    /** A reviewer decides. */
    public static Finding pend(Line line, String rule, Object... args) {
        return new Finding(line, rule, Outcome.PEND, null, null, named(args));
    }

    /** A unit is paid with this price at most. */
    public static Finding atPrice(Line line, BigDecimal price, String rule, Object... args) {
        return new Finding(line, rule, Outcome.REDUCE, price, null, named(args));
    }

    /** So many are paid at most. */
    public static Finding atMost(Line line, int quantity, String rule, Object... args) {
        return new Finding(line, rule, Outcome.REDUCE, null, quantity, named(args));
    }

    public boolean denies() {
        return outcome == Outcome.DENY;
    }

    /** Name, value, name, value; in the order of names, dates as their ISO text, so that they read alike when stored. */
    private static Map<String, Object> named(Object... args) {
        Map<String, Object> named = new TreeMap<>();
        for (int i = 0; i < args.length; i += 2) {
            Object value = Objects.requireNonNull(args[i + 1]);
            named.put(args[i].toString(), value instanceof Number ? value : value.toString());
        }
        return named;
    }
}
