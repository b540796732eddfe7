package org.diwan.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the values to choose from.
 *
 * @param value as it becomes the answer: a text, a number, a boolean or an object
 * @param label as the schema or its source names it
 */
public record Option(Object value, String label) {

    static final int MOST = 2_000;

    /** The value as a browser posts it. */
    public String posted() {
        return value instanceof Map<?, ?> || value instanceof Collection<?> ? Plain.jsonText(value) : Plain.text(value);
    }

    /** The options of a source as form-js takes them: values alone, or objects with a label and a value. */
    static List<Option> of(@Nullable Object source) {
        List<Option> options = new ArrayList<>();
        if (source instanceof Collection<?> all) {
            all.stream().filter(Objects::nonNull).limit(MOST).forEach(each -> {
                Object value = each instanceof Map<?, ?> object ? object.get("value") : each;
                Object label = each instanceof Map<?, ?> object ? object.get("label") : null;
                if (value != null && !value.equals("")) {
                    options.add(new Option(
                            value, label == null || label.equals("") ? Plain.text(value) : label.toString()));
                }
            });
        }
        return List.copyOf(options);
    }
}
