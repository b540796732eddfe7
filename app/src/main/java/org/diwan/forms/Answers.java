package org.diwan.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of posted values, or what is kept from before. Answers are a tree: objects for groups with a path, lists
 * of objects for rows. A path such as {@code children.0.name} leads to one of them.
 *
 * @param values the accepted answers: String, Long, BigDecimal, Boolean, lists and objects of these, as JSON has them
 * @param errors the problems by path, in the order of the form
 * @param typed what was typed, by posted name, to be shown again
 * @param asked the paths that were asked, answered or not; a list counts as one
 * @param undeclared posted names that the form does not declare: for the caller to ignore or refuse
 * @param known the answers and facts they were read with: they decide what is hidden when the page is shown again
 * @param focus not null when the page is to be shown again because a button changed it (a row was added): where to go on
 */
public record Answers(
        Map<String, Object> values,
        Map<String, Problem> errors,
        Map<String, List<String>> typed,
        Set<String> asked,
        Set<String> undeclared,
        Map<String, Object> known,
        @Nullable String focus) {

    /** Answers kept from before, nothing typed. */
    public static Answers of(Map<String, ?> kept) {
        return new Answers(Data.copy(kept), Map.of(), Map.of(), Set.of(), Set.of(), Map.of(), null);
    }

    /** Answers kept from before, and over them what was typed and could not be taken. */
    public static Answers of(Map<String, ?> kept, Map<String, List<String>> typed) {
        return new Answers(Data.copy(kept), Map.of(), typed, Set.of(), Set.of(), Map.of(), null);
    }

    /** The same answers beside facts that conditions, options and tables may name; the facts are not answers. */
    public Answers beside(Map<String, ?> facts) {
        Map<String, Object> all = Data.copy(known);
        Data.merge(all, facts);
        return new Answers(values, errors, typed, asked, undeclared, all, focus);
    }

    /** The same answers with more that is wrong with them. */
    public Answers refusing(Map<String, Problem> problems) {
        if (problems.isEmpty()) {
            return this;
        }
        Map<String, Problem> all = new LinkedHashMap<>(errors);
        problems.forEach(all::putIfAbsent);
        return new Answers(values, all, typed, asked, undeclared, known, focus);
    }

    /** Whether every answer was accepted. */
    public boolean valid() {
        return errors.isEmpty();
    }

    /** Whether the page is done: every answer accepted, and no button asked for the page again. */
    public boolean complete() {
        return valid() && focus == null;
    }

    /** The kept answers with these in their place: what was asked and is no longer answered goes away. */
    public Map<String, Object> onto(Map<String, ?> kept) {
        Map<String, Object> merged = Data.copy(kept);
        asked.forEach(path -> Data.remove(merged, path));
        Data.merge(merged, values);
        return merged;
    }

    /** Every answer and fact at hand. */
    Map<String, Object> all() {
        Map<String, Object> all = Data.copy(known);
        Data.merge(all, values);
        return all;
    }
}
