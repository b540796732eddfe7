package org.diwan.forms;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can name where it stands: all answers, and inside a row {@code this}, {@code parent} and the
 * numbers {@code i} of the rows around it, counted from 1, as in form-js.
 */
final class Scope {

    private final Feel feel;
    private final Map<String, Object> names;
    private final Map<String, Object> here;
    private final List<Integer> numbers;

    private Scope(Feel feel, Map<String, ?> data, Map<String, ?> here, @Nullable Object parent, List<Integer> numbers) {
        this.feel = feel;
        this.numbers = numbers;
        this.names = names(data, here, parent, numbers);
        this.here = numbers.isEmpty() ? names : names(here, here, parent, numbers);
    }

    static Scope of(Feel feel, Map<String, ?> data) {
        return new Scope(feel, data, data, null, List.of());
    }

    /** The scope of the row of that number, counted from 1. */
    Scope row(Map<String, ?> data, @Nullable Object row, int number) {
        List<Integer> all = new ArrayList<>(numbers);
        all.add(number);
        return new Scope(feel, data, row instanceof Map<?, ?> map ? named(map) : Map.of(), here, all);
    }

    /** The scope inside a loop of a template: the item's own names come first. */
    Scope item(Object item) {
        Map<String, Object> data = new HashMap<>(names);
        Map<String, ?> own = item instanceof Map<?, ?> map ? named(map) : Map.of();
        data.putAll(own);
        Scope scope = new Scope(feel, data, own, names, numbers);
        scope.names.put("this", item);
        scope.names.put("_this_", item);
        scope.names.putAll(own);
        return scope;
    }

    private static Map<String, Object> names(
            Map<String, ?> data, Map<String, ?> here, @Nullable Object parent, List<Integer> numbers) {
        Map<String, Object> names = new HashMap<>();
        names.put("this", here);
        names.put("i", numbers);
        if (parent != null) {
            names.put("parent", parent);
            names.put("_parent_", parent);
        }
        names.putAll(data);
        names.put("_this_", here);
        names.put("_i_", numbers);
        return names;
    }

    Clock clock() {
        return feel.clock();
    }

    ZoneId zone() {
        return feel.clock().getZone();
    }

    boolean holds(String condition) {
        return feel.holds(condition, names);
    }

    /** A flag of the schema: {@code true}, or an expression that gives true. */
    boolean isTrue(@Nullable String flag) {
        return flag != null && (isExpression(flag) ? Boolean.TRUE.equals(value(flag)) : flag.equals("true"));
    }

    /** What an expression gives; null where it fails. */
    @Nullable
    Object value(String expression) {
        return feel.value(expression, names);
    }

    /** The value of a name, as it stands. */
    @Nullable
    Object named(String name) {
        return names.containsKey(name) ? names.get(name) : Data.get(names, name);
    }

    /** A number of the schema, or one that an expression gives. */
    @Nullable
    BigDecimal number(@Nullable String bound) {
        if (bound == null || bound.isBlank()) {
            return null;
        }
        if (isExpression(bound)) {
            return value(bound) instanceof Number number ? new BigDecimal(number.toString()) : null;
        }
        return NumberField.isNumber(bound) ? new BigDecimal(bound.strip()) : null;
    }

    /** A text of the schema, with its expressions and placeholders filled in. */
    String text(String template) {
        return Template.fill(template, this);
    }

    static boolean isExpression(String text) {
        return text.startsWith("=");
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new HashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }
}
