package org.diwan.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of posted values, or what is kept from before.
 *
 * @param values the accepted answers by key: String, Long, BigDecimal, Boolean, LocalDate, List of String
 * @param errors the problems by key, in the order of the form
 * @param typed what was typed, by posted name, to be shown again
 * @param asked the keys that were asked, answered or not
 * @param undeclared posted names that the form does not declare: for the caller to ignore or refuse
 * @param known the answers and facts they were read with: they decide what is hidden when the page is shown again
 */
public record Answers(
        Map<String, Object> values,
        Map<String, Problem> errors,
        Map<String, List<String>> typed,
        Set<String> asked,
        Set<String> undeclared,
        Map<String, Object> known) {

    /** Answers kept from before, nothing typed. */
    public static Answers of(Map<String, ?> kept) {
        return new Answers(new LinkedHashMap<>(kept), Map.of(), Map.of(), Set.of(), Set.of(), Map.of());
    }

    /** Whether every answer was accepted. */
    public boolean valid() {
        return errors.isEmpty();
    }

    /** The kept answers with these in their place: what was asked and is no longer answered goes away. */
    public Map<String, Object> onto(Map<String, ?> kept) {
        Map<String, Object> merged = new LinkedHashMap<>(kept);
        merged.keySet().removeAll(asked);
        merged.putAll(values);
        return merged;
    }

    /** Every answer and fact at hand. */
    Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>(known);
        all.putAll(values);
        return all;
    }
}
