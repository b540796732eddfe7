package org.diwan.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Puts the components of a form where they stand with the answers at hand: each row of a list has its own.
 *
 * @param rows how many rows a list has, by its path; negative where nothing is known of it yet
 * @param made what there is so far: lists inside lists multiply, and of those that share a name the first counts
 * @param everything whether to leave the conditions that hide things aside
 */
record Expansion(Feel feel, Map<String, Object> data, ToIntFunction<String> rows, boolean everything, Made made) {

    /** More fields than any honest form has, all rows of all lists together. */
    private static final int MOST_FIELDS = 5_000;

    /** More rows than any honest list has. */
    static final int MOST_ROWS = 500;

    Expansion(Feel feel, Map<String, Object> data, ToIntFunction<String> rows, boolean everything) {
        this(feel, data, rows, everything, new Made());
    }

    private static final class Made {

        private final Set<String> names = new HashSet<>();
        private int left = MOST_FIELDS;

        int rows(int wanted, int fieldsInRow) {
            int rows = Math.min(wanted, left / Math.max(1, fieldsInRow));
            left -= rows * Math.max(1, fieldsInRow);
            return rows;
        }

        boolean isTwin(Field field) {
            return field.component().asks() && !field.hidden() && !names.add(field.name());
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
        for (FormComponent c : components) {
            Field field = field(c, prefix, row, scope, hidden);
            if (everything || !made.isTwin(field)) {
                fields.add(field);
            }
        }
        return fields;
    }

    private Field field(FormComponent c, String prefix, String row, Scope scope, boolean outerHidden) {
        boolean hides = !everything && !c.hide().isEmpty() && scope.holds(c.hide());
        boolean hidden = outerHidden || hides;
        String name = c.key().isEmpty() ? "" : prefix + c.key();
        List<List<Field>> inner = new ArrayList<>();
        if (c.repeats()) {
            int count = made.rows(
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
