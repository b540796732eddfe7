package org.diwan.forms;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One component of a form.
 *
 * @param id the element id in the file, for findings
 * @param key the name of the answer; empty for what asks nothing
 * @param page the question page it stands on, its own or that of the component before it
 * @param hides the conditions (FEEL unary tests) that hide it: its own and those of its groups
 * @param properties the free properties: {@code page}, {@code autocomplete}, {@code layout}, {@code prefill} …
 */
public record FormComponent(
        String type,
        String id,
        String key,
        String page,
        String label,
        String description,
        String text,
        Validation validate,
        List<Option> values,
        @Nullable Object defaultValue,
        List<String> hides,
        boolean readonly,
        Map<String, String> properties,
        List<FormComponent> components) {

    /** One of the values to choose from, with the label that the schema gives it. */
    public record Option(String value, String label) {}

    boolean asks() {
        return ComponentType.of(type) instanceof Question;
    }

    Question question() {
        return (Question) ComponentType.of(type);
    }

    boolean offers(String value) {
        return values.stream().anyMatch(o -> o.value().equals(value));
    }

    Stream<FormComponent> withDescendants() {
        return Stream.concat(Stream.of(this), components.stream().flatMap(FormComponent::withDescendants));
    }
}
