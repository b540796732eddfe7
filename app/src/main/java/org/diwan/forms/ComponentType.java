package org.diwan.forms;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A type of component: a class here and a fragment of the same name in {@code forms/fields.html}. */
sealed interface ComponentType permits Question, Decoration {

    Map<String, ComponentType> ALL = List.<ComponentType>of(
                    new TextField(),
                    new TextArea(),
                    new NumberField(),
                    new DateField(),
                    new Checkbox(),
                    new Checklist(),
                    new Radio(),
                    new Select(),
                    Decoration.TEXT,
                    Decoration.GROUP,
                    Decoration.SEPARATOR)
            .stream()
            .collect(Collectors.toUnmodifiableMap(ComponentType::type, Function.identity()));

    /** The name in form-js. */
    String type();

    static boolean known(String type) {
        return ALL.containsKey(type);
    }

    static ComponentType of(String type) {
        ComponentType found = ALL.get(type);
        if (found == null) {
            throw new IllegalArgumentException("Unknown component type " + type);
        }
        return found;
    }
}
