package org.diwan.forms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One component of a form.
 *
 * @param id the element id in the file, for findings
 * @param key the name of the answer, or of the object or list that holds those inside; empty for what holds none
 * @param path the names from the root of the answers to here, without numbers of rows: the middle of its text keys
 * @param page the question page it stands on, its own or that of the component before it
 * @param hide the condition (FEEL unary test) that hides it; empty where it is always shown
 * @param readonly {@code true}, {@code false} or a FEEL expression led by {@code =}
 * @param properties the free properties: {@code page}, {@code autocomplete}, {@code layout}, {@code prefill} …
 * @param settings everything else that the schema says of it, by the names of form-js
 */
public record FormComponent(
        String type,
        String id,
        String key,
        String path,
        String page,
        String label,
        String description,
        Validation validate,
        List<Option> values,
        @Nullable Object defaultValue,
        String hide,
        String readonly,
        Map<String, String> properties,
        Map<String, Object> settings,
        List<FormComponent> components) {

    private static final Set<String> CHOICES = Set.of("radio", "select", "checklist", "taglist");

    boolean asks() {
        return kind() instanceof Question;
    }

    /** Whether it puts something on the page. */
    boolean isSeen() {
        return !type.equals("expression") && !type.equals("button") && !type.equals("spacer");
    }

    ComponentType kind() {
        return ComponentType.of(type);
    }

    /** Whether it stands for a list of rows. */
    boolean repeats() {
        return type.equals("dynamiclist") && !"false".equals(setting("isRepeating"))
                || type.equals("group") && "true".equals(setting("isRepeating"));
    }

    /** Whether it is a list whose rows nobody adds or takes away: there are those that are known. */
    boolean isFixedList() {
        return repeats() && "false".equals(setting("allowAddRemove"));
    }

    /** A setting as text; empty where it is not set. */
    String setting(String name) {
        return Plain.text(settings.get(name));
    }

    /** A setting inside an object of the schema, such as {@code appearance} and {@code prefixAdorner}. */
    String setting(String object, String name) {
        return settings.get(object) instanceof Map<?, ?> inner ? Plain.text(inner.get(name)) : "";
    }

    /** A whole number of the schema, or else the other one. */
    int number(String name, int otherwise) {
        return settings.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    /** Whether it is answered with one, or several, of its own options. */
    boolean choosesFromItsOwn() {
        boolean fromElsewhere =
                !setting("valuesKey").isEmpty() || !setting("valuesExpression").isEmpty();
        return CHOICES.contains(type) && !fromElsewhere;
    }

    /** The answer that it begins with: its default value, without what its options do not offer. */
    @Nullable
    Object first() {
        if (defaultValue == null || !choosesFromItsOwn() || !(kind() instanceof Question question)) {
            return defaultValue;
        }
        List<Object> offered = question.posted(defaultValue).stream()
                .flatMap(posted -> values.stream()
                        .filter(option -> option.posted().equals(posted))
                        .limit(1))
                .map(Option::value)
                .toList();
        return kind() instanceof Checklist ? offered : offered.isEmpty() ? null : offered.get(0);
    }

    /** The part of its text keys that names it. */
    String name() {
        return key.isEmpty() ? id : path;
    }

    Stream<FormComponent> withDescendants() {
        return Stream.concat(Stream.of(this), components.stream().flatMap(FormComponent::withDescendants));
    }
}
