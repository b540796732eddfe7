package org.diwan.forms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A component where it stands: once, or once in each row of a list.
 *
 * @param name the path of its answer, and the name under which a browser posts it; empty where it has none
 * @param row the path of the row it stands in; empty outside lists
 * @param scope what its expressions can name
 * @param hides whether its own condition hides it
 * @param hidden whether it, or something around it, is hidden
 * @param rows the fields inside it: one row for a group, any number for a list
 */
record Field(
        FormComponent component,
        String name,
        String row,
        Scope scope,
        boolean hides,
        boolean hidden,
        List<List<Field>> rows) {

    /** The element id of its first control. */
    String id() {
        String own = component.asks() || component.repeats() ? name : component.id() + (row.isEmpty() ? "" : "-" + row);
        return "f-" + own.replace('.', '-');
    }

    boolean readonly() {
        return scope.isTrue(component.readonly());
    }

    Question question() {
        return (Question) component.kind();
    }

    Stream<Field> withInner() {
        return Stream.concat(
                Stream.of(this), rows.stream().flatMap(List::stream).flatMap(Field::withInner));
    }

    /** The options of a choice as they stand with the answers at hand. */
    List<Option> options() {
        String expression = component.setting("valuesExpression");
        String key = component.setting("valuesKey");
        if (!expression.isEmpty()) {
            return Option.of(scope.value(expression));
        }
        return key.isEmpty() ? component.values() : Option.of(scope.named(key));
    }

    /** Whether it is a choice whose options come from elsewhere, and there are none. */
    boolean offersNothing() {
        boolean fromElsewhere = !component.setting("valuesKey").isEmpty()
                || !component.setting("valuesExpression").isEmpty();
        return component.asks() && fromElsewhere && options().isEmpty();
    }

    Optional<Option> option(String posted) {
        return options().stream().filter(o -> o.posted().equals(posted)).findFirst();
    }
}
