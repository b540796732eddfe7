package org.diwan.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Several of the options, or none; as boxes to tick also where form-js shows tags, so that no script is needed. */
record Checklist(String type) implements Question {

    @Override
    public Reading read(Field field, Typed typed) {
        List<String> chosen = typed.all(field.name()).stream()
                .filter(v -> !v.isEmpty())
                .distinct()
                .toList();
        if (chosen.isEmpty()) {
            return Reading.NOTHING;
        }
        List<Object> values = new ArrayList<>();
        chosen.stream().map(field::option).flatMap(Optional::stream).forEach(option -> values.add(option.value()));
        return values.size() == chosen.size() ? Reading.of(List.copyOf(values)) : Reading.wrong("option");
    }

    @Override
    public Object unanswered() {
        return List.of();
    }

    @Override
    public FieldView view(FieldView view, Field field, Shown shown, Words words) {
        return view.withOptions(words.options(view.id(), field, shown));
    }

    @Override
    public List<String> posted(Object value) {
        Collection<?> all = value instanceof Collection<?> some ? some : List.of(value);
        return all.stream().map(Plain::text).toList();
    }

    @Override
    public String display(Field field, Object value, Words words) {
        List<String> chosen =
                posted(value).stream().map(v -> words.option(field, v)).toList();
        return chosen.isEmpty() ? words.general("forms.none") : words.list(chosen);
    }
}
