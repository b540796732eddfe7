package org.diwan.forms;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A type of component: a class here and a fragment {@code as-<type>} in {@code forms/fields.html}. */
sealed interface ComponentType permits Question, Container, Decoration {

    Map<String, ComponentType> ALL = List.<ComponentType>of(
                    new TextField(),
                    new TextArea(),
                    new NumberField(),
                    new DateTimeField(),
                    new Checkbox(),
                    new Checklist("checklist"),
                    new Checklist("taglist"),
                    new Radio(),
                    new Select(),
                    new FilePicker(),
                    new ExpressionField(),
                    new Container("group"),
                    new Container("dynamiclist"),
                    new Prose("text", "text"),
                    new Prose("html", "content"),
                    new Table(),
                    new Picture(),
                    new Frame(),
                    new DocumentPreview(),
                    new Button(),
                    new Space("separator"),
                    new Space("spacer"))
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
