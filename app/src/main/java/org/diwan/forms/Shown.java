package org.diwan.forms;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a field shows: what was typed, if anything was, else the answer kept. */
record Shown(Map<String, List<String>> typed, @Nullable Object value) {

    boolean typed(String name) {
        return typed.containsKey(name);
    }

    String text(String name) {
        List<String> all = typed.getOrDefault(name, List.of());
        return typed(name) ? all.isEmpty() ? "" : all.get(0) : Plain.text(value);
    }

    boolean has(String name, String option) {
        if (typed(name)) {
            return typed.getOrDefault(name, List.of()).contains(option);
        }
        return value instanceof Collection<?> all
                ? all.stream().anyMatch(each -> Plain.text(each).equals(option))
                : Plain.text(value).equals(option);
    }
}
