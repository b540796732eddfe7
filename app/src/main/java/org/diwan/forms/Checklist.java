package org.diwan.forms;

import java.util.Collection;
import java.util.List;

/** Several of the options, or none. */
final class Checklist implements Question {

    @Override
    public String type() {
        return "checklist";
    }

    @Override
    public Reading read(FormComponent component, Typed typed, Limits limits) {
        List<String> chosen = typed.all(component.key()).stream()
                .filter(v -> !v.isEmpty())
                .distinct()
                .toList();
        if (chosen.isEmpty()) {
            return Reading.NOTHING;
        }
        return chosen.stream().allMatch(component::offers) ? Reading.of(chosen) : Reading.wrong("option");
    }

    @Override
    public Object unanswered() {
        return List.of();
    }

    @Override
    public FieldView view(FieldView field, FormComponent component, Shown shown, Words words) {
        return field.withOptions(words.options(field.id(), component, shown));
    }

    @Override
    public List<String> posted(Object value) {
        return value instanceof Collection<?> all
                ? all.stream().map(Plain::text).toList()
                : List.of(Plain.text(value));
    }

    @Override
    public String display(FormComponent component, Object value, Words words) {
        List<String> chosen =
                posted(value).stream().map(v -> words.option(component, v)).toList();
        return chosen.isEmpty() ? words.general("forms.none") : words.list(chosen);
    }
}
