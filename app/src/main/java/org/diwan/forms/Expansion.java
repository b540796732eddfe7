package org.diwan.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Puts the components of a form where they stand with the answers at hand: each row of a list has its own.
 *
 * @param rows how many rows a list has, by its path; negative where nothing is known of it yet
 * @param left how many fields in rows may still be made: lists inside lists multiply
 * @param everything whether to leave the conditions that hide things aside
 */
record Expansion(Feel feel, Map<String, Object> data, ToIntFunction<String> rows, boolean everything, Left left) {

    /** More fields than any honest form has, all rows of all lists together. */
    private static final int MOST_FIELDS = 5_000;

    /** More rows than any honest list has. */
    static final int MOST_ROWS = 500;

    Expansion(Feel feel, Map<String, Object> data, ToIntFunction<String> rows, boolean everything) {
        this(feel, data, rows, everything, new Left());
    }

    private static final class Left {

        private int fields = MOST_FIELDS;

        int rows(int wanted, int fieldsInRow) {
            int rows = Math.min(wanted, fields / Math.max(1, fieldsInRow));
            fields -= rows * Math.max(1, fieldsInRow);
            return rows;
        }
    }

    /** How often answers that depend on each other are asked again, until nothing changes. */
    static final int MOST_ROUNDS = 25;

    /** With as many rows as the answers have. */
    static Expansion of(Feel feel, Map<String, Object> data) {
        return new Expansion(feel, data, list -> rows(data, list), false);
    }

    static int rows(Map<String, Object> data, String list) {
        Object value = Data.get(data, list);
        return value == null ? -1 : value instanceof List<?> items ? items.size() : 0;
    }

    List<Field> fields(List<FormComponent> components) {
        return fields(components, "", "", Scope.of(feel, data), false);
    }

    private List<Field> fields(List<FormComponent> components, String prefix, String row, Scope scope, boolean hidden) {
        List<Field> fields = new ArrayList<>(components.size());
        components.forEach(c -> fields.add(field(c, prefix, row, scope, hidden)));
        return fields;
    }

    private Field field(FormComponent c, String prefix, String row, Scope scope, boolean outerHidden) {
        boolean hides = !everything && !c.hide().isEmpty() && scope.holds(c.hide());
        boolean hidden = outerHidden || hides;
        String name = c.key().isEmpty() ? "" : prefix + c.key();
        List<List<Field>> inner = new ArrayList<>();
        if (c.repeats()) {
            int count = left.rows(
                    Math.min(count(c, name), MOST_ROWS), c.components().size());
            for (int i = 0; i < count; i++) {
                String own = name + "." + i;
                Scope inRow = scope.row(data, Data.get(data, own), i + 1);
                inner.add(fields(c.components(), own + ".", own, inRow, hidden));
            }
        } else if (!c.components().isEmpty()) {
            inner.add(fields(c.components(), name.isEmpty() ? prefix : name + ".", row, scope, hidden));
        }
        return new Field(c, name, row, scope, hides, hidden, inner);
    }

    private int count(FormComponent list, String name) {
        int known = rows.applyAsInt(name);
        return known >= 0 ? known : first(list);
    }

    /** The rows that an untouched list begins with. */
    static int first(FormComponent list) {
        return Math.max(0, Math.min(MOST_ROWS, list.number("defaultRepetitions", 1)));
    }

    /** The answers with everything in them that is worked out of others. */
    static Map<String, Object> worked(Feel feel, List<FormComponent> components, Map<String, Object> answers) {
        boolean nothing = components.stream()
                .flatMap(FormComponent::withDescendants)
                .noneMatch(c -> c.type().equals("expression"));
        Map<String, Object> data = answers;
        for (int round = 0; round < MOST_ROUNDS && !nothing; round++) {
            Map<String, Object> before = data;
            Map<String, Object> now = Data.copy(before);
            of(feel, before).fields(components).stream()
                    .flatMap(Field::withInner)
                    .filter(f -> f.component().type().equals("expression"))
                    .forEach(f -> {
                        Object value = f.hidden()
                                ? null
                                : f.scope().value(f.component().setting("expression"));
                        Data.remove(now, f.name());
                        if (value != null) {
                            Data.put(now, f.name(), value);
                        }
                    });
            nothing = now.equals(before);
            data = now;
        }
        return data;
    }
}
