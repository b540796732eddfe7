package org.diwan.forms;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a field shows: what was typed, if anything was, else the answer kept. */
record Shown(Map<String, List<String>> typed, @Nullable Object value) {

    String text(String name) {
        return typed.containsKey(name) ? new Typed(typed).one(name) : Plain.text(value);
    }

    boolean has(String name, String option) {
        if (typed.containsKey(name)) {
            return new Typed(typed).all(name).contains(option);
        }
        return value instanceof Collection<?> all
                ? all.contains(option)
                : Plain.text(value).equals(option);
    }
}
