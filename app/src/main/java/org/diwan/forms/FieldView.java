package org.diwan.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field as its template fragment needs it.
 *
 * @param kind the fragment of {@code forms/fields.html}
 * @param id the element id of its first control, where the error summary leads
 * @param value the text to show in it
 * @param chosen whether a single box is ticked
 * @param options the options of a choice
 * @param parts the three inputs of a date
 * @param fields the fields of a group
 * @param paragraphs the text of what asks nothing
 * @param more attributes of the control: {@code autocomplete}, {@code inputmode}, {@code layout} …
 */
public record FieldView(
        String kind,
        String id,
        String name,
        String label,
        @Nullable String hint,
        @Nullable String error,
        boolean readonly,
        String value,
        boolean chosen,
        List<OptionView> options,
        List<Part> parts,
        List<FieldView> fields,
        List<String> paragraphs,
        Map<String, String> more) {

    /**
     * One option of a choice.
     *
     * @param reveals the fields that belong to this option only, shown below it while it is chosen
     */
    public record OptionView(
            String id, String value, String label, @Nullable String hint, boolean chosen, List<FieldView> reveals) {

        /** The ids that describe it, or null. */
        public @Nullable String describedBy() {
            return hint == null ? null : id + "-hint";
        }
    }

    /** One input of a date. */
    public record Part(String part, String id, String name, String label, String value) {}

    static FieldView of(
            FormComponent component, String label, @Nullable String hint, @Nullable String error, String id) {
        return new FieldView(
                component.type(),
                id,
                component.key(),
                label,
                hint,
                error,
                component.readonly(),
                "",
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                component.properties());
    }

    /** The ids of hint and error, or null when it has neither. */
    public @Nullable String describedBy() {
        String ids = Stream.of(hint == null ? "" : id + "-hint", error == null ? "" : id + "-error")
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }

    /** {@code true} for a field in error, else null: the value of aria-invalid. */
    public @Nullable String invalid() {
        return error == null ? null : "true";
    }

    /** The class that sets short options side by side, or choices as cards of the desk. */
    public String layout() {
        return more.getOrDefault("layout", "");
    }

    FieldView withValue(String text) {
        return copy(text, chosen, options, parts, fields, paragraphs, more);
    }

    FieldView withChosen(boolean ticked) {
        return copy(value, ticked, options, parts, fields, paragraphs, more);
    }

    FieldView withOptions(List<OptionView> offered) {
        return copy(value, chosen, offered, parts, fields, paragraphs, more);
    }

    FieldView withParts(List<Part> inputs) {
        return copy(value, chosen, options, inputs, fields, paragraphs, more);
    }

    FieldView withFields(List<FieldView> inner) {
        return copy(value, chosen, options, parts, inner, paragraphs, more);
    }

    FieldView withParagraphs(List<String> text) {
        return copy(value, chosen, options, parts, fields, text, more);
    }

    FieldView with(String name, String attribute) {
        Map<String, String> all = new HashMap<>(more);
        all.put(name, attribute);
        return copy(value, chosen, options, parts, fields, paragraphs, Map.copyOf(all));
    }

    private FieldView copy(
            String text,
            boolean ticked,
            List<OptionView> offered,
            List<Part> inputs,
            List<FieldView> inner,
            List<String> lines,
            Map<String, String> attributes) {
        return new FieldView(
                kind, id, name, label, hint, error, readonly, text, ticked, offered, inputs, inner, lines, attributes);
    }
}
