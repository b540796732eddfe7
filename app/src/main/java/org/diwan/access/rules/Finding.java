package org.diwan.access.rules;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a rule found.
 *
 * @param rule its key: of the text {@code rule.<rule>}, and of the reason of a refusal
 * @param what of a need, who: {@code manager}, {@code owner}, {@code security}; of an owner's, the system stands among
 *     the values
 * @param values keys of roles and systems, and numbers, that the text names
 */
public record Finding(Kind kind, String rule, String what, Map<String, Object> values) {

    /** What follows from it. */
    public enum Kind {
        /** Two duties do not go together. */
        CONFLICT,
        /** Somebody has to approve. */
        NEED,
        /** It cannot be. */
        REFUSAL
    }

    /** Two duties that one person would have. */
    public static Finding conflict(Duty first, Duty second) {
        Map<String, Object> values = new TreeMap<>();
        values.put("first", first.key());
        values.put("second", second.key());
        values.put("firstBy", first.root());
        values.put("secondBy", second.root());
        return new Finding(Kind.CONFLICT, "conflict", "", values);
    }

    /** Somebody has to approve. */
    public static Finding need(String what, String rule) {
        return new Finding(Kind.NEED, rule, what, Map.of());
    }

    /** The same, because of a system or role. */
    public static Finding need(String what, String rule, String name, String value) {
        return new Finding(Kind.NEED, rule, what, Map.of(name, value));
    }

    /** It cannot be. */
    public static Finding refuse(String rule) {
        return new Finding(Kind.REFUSAL, rule, "", Map.of());
    }

    /** It cannot be, because of a role. */
    public static Finding refuse(String rule, String role) {
        return new Finding(Kind.REFUSAL, rule, "", Map.of("role", role));
    }

    /** Because a role may be held for so many days only. */
    public static Finding refuse(String rule, String role, Integer days) {
        return new Finding(Kind.REFUSAL, rule, "", Map.of("role", role, "days", days));
    }

    /** The system that a need is about; empty where it is about all of the request. */
    public String system() {
        return String.valueOf(values.getOrDefault("system", ""));
    }
}
