package org.diwan.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which questions are asked, given the answers; a hidden question's own answer counts for nothing. */
record Visibility(Feel feel) {

    boolean holds(String hide, Map<String, Object> data) {
        return feel.holds(hide, data);
    }

    boolean hidden(FormComponent component, Map<String, Object> data) {
        return component.hides().stream().anyMatch(hide -> feel.holds(hide, data));
    }

    /**
     * The components that are hidden, with the answers given so far. Hiding one may hide the next, so it is
     * asked again until nothing changes, at most once for each component.
     */
    Set<FormComponent> hidden(
            List<FormComponent> questions, Map<FormComponent, Object> given, Map<String, Object> others) {
        Set<FormComponent> hidden = Set.of();
        for (int round = 0; round <= questions.size(); round++) {
            Map<String, Object> data = data(given, hidden, others);
            Set<FormComponent> now =
                    questions.stream().filter(q -> hidden(q, data)).collect(Collectors.toUnmodifiableSet());
            if (now.equals(hidden)) {
                break;
            }
            hidden = now;
        }
        return hidden;
    }

    static Map<String, Object> data(
            Map<FormComponent, Object> given, Set<FormComponent> hidden, Map<String, Object> others) {
        Map<String, Object> data = new HashMap<>(others);
        given.forEach((question, value) -> {
            if (!hidden.contains(question)) {
                data.put(question.key(), value);
            }
        });
        return data;
    }
}
