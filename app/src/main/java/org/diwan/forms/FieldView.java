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
 * @param kind the fragment {@code as-<kind>} of {@code forms/fields.html}
 * @param id the element id of its first control, where the error summary leads
 * @param value the text to show in it
 * @param chosen whether a single box is ticked
 * @param focus whether the reader goes on here when the page is shown again
 * @param options the options of a choice
 * @param parts the inputs of a date and time
 * @param rows the fields inside it: one row for a group, any number for a list
 * @param more what only its type needs: {@code autocomplete}, {@code inputmode}, {@code layout}, {@code grid} …
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
        boolean focus,
        List<OptionView> options,
        List<Part> parts,
        List<List<FieldView>> rows,
        Map<String, Object> more) {

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

    /** One input of a date and time. */
    public record Part(String part, String id, String name, String label, String value) {}

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

    /** {@code autofocus} where the reader goes on, else null. */
    public @Nullable String autofocus() {
        return focus ? "autofocus" : null;
    }

    /** The class that sets short options side by side, or choices as cards of the desk. */
    public String layout() {
        return String.valueOf(more.getOrDefault("layout", ""));
    }

    /** Whether words stand before or after the input. */
    public boolean adorned() {
        return !"".equals(more.getOrDefault("prefix", "")) || !"".equals(more.getOrDefault("suffix", ""));
    }

    /** What only this type has; null where it is not set. */
    public @Nullable Object the(String name) {
        return more.get(name);
    }

    /** The fields of a group. */
    public List<FieldView> fields() {
        return rows.isEmpty() ? List.of() : rows.get(0);
    }

    FieldView withValue(String text) {
        return new FieldView(
                kind, id, name, label, hint, error, readonly, text, chosen, focus, options, parts, rows, more);
    }

    FieldView withChosen(boolean ticked) {
        return new FieldView(
                kind, id, name, label, hint, error, readonly, value, ticked, focus, options, parts, rows, more);
    }

    FieldView withOptions(List<OptionView> offered) {
        return new FieldView(
                kind, id, name, label, hint, error, readonly, value, chosen, focus, offered, parts, rows, more);
    }

    FieldView withParts(List<Part> inputs) {
        return new FieldView(
                kind, id, name, label, hint, error, readonly, value, chosen, focus, options, inputs, rows, more);
    }

    FieldView withRows(List<List<FieldView>> inner) {
        return new FieldView(
                kind, id, name, label, hint, error, readonly, value, chosen, focus, options, parts, inner, more);
    }

    FieldView withFocus() {
        return new FieldView(
                kind, id, name, label, hint, error, readonly, value, chosen, true, options, parts, rows, more);
    }

    FieldView with(String setting, Object what) {
        Map<String, Object> all = new HashMap<>(more);
        all.put(setting, what);
        return new FieldView(
                kind, id, name, label, hint, error, readonly, value, chosen, focus, options, parts, rows, all);
    }
}
