package org.diwan.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what was posted for some components: nothing else is taken, and nothing that is hidden. */
record Reader(Feel feel, List<FormComponent> components) {

    /** More characters than any honest form has; beyond that nothing is looked at. */
    static final int MOST_CHARACTERS = 400_000;

    /** Adds a row: {@code _add=<list>}. */
    static final String ADD = "_add";
    /** Takes a row away: {@code _remove=<list>.<number>}. */
    static final String REMOVE = "_remove";
    /** Sends files and stays on the page. */
    static final String STAY = "_stay";

    /** Where the web server leaves off reading: whether there was more cannot be told. */
    private static final int MOST_NAMES = 10_000;
    /** Of all lists together: lists inside lists multiply, and each row may ask for much to be worked out. */
    private static final int MOST_ROWS = 1_000;

    Answers read(Map<String, List<String>> posted, SentFiles files, Map<String, Object> context) {
        Set<String> asked = asked();
        if (tooMuch(posted)) {
            return new Answers(Map.of(), Map.of("", Problem.of("tooMuch")), Map.of(), asked, Set.of(), context, null);
        }
        Typed typed = changed(Typed.of(clean(posted), files, context).withFixed(fixedLists()));
        if (rows(typed) > MOST_ROWS) {
            return new Answers(Map.of(), Map.of("", Problem.of("tooMuch")), Map.of(), asked, Set.of(), context, null);
        }
        Map<String, Object> others = Data.copy(context);
        asked.forEach(path -> Data.remove(others, path));
        List<Field> fields = settle(typed, others);
        String focus = focus(posted, typed);
        Set<String> names = names(fields);
        Set<String> undeclared = new LinkedHashSet<>(posted.keySet());
        undeclared.removeIf(name -> names.contains(name) || name.startsWith("_"));
        Map<String, Problem> errors = focus == null ? errors(fields, typed) : fileErrors(fields, typed);
        return new Answers(
                values(fields, typed, Map.of()), errors, shownAgain(fields, typed), asked, undeclared, others, focus);
    }

    /** The rows that all lists together were posted with; of one list no more count than it may have. */
    private long rows(Typed typed) {
        Set<String> lists = components.stream()
                .flatMap(FormComponent::withDescendants)
                .filter(FormComponent::repeats)
                .map(FormComponent::path)
                .collect(Collectors.toSet());
        return typed.values().keySet().stream()
                .filter(name -> lists.contains(Data.plain(name)))
                .mapToLong(name -> Math.min(Expansion.MOST_ROWS, typed.rows(name)))
                .filter(rows -> rows > 0)
                .sum();
    }

    private Set<String> fixedLists() {
        return components.stream()
                .flatMap(FormComponent::withDescendants)
                .filter(FormComponent::isFixedList)
                .map(FormComponent::path)
                .collect(Collectors.toSet());
    }

    /** The paths of the answers that these components ask for; a list counts as one. */
    Set<String> asked() {
        Set<String> asked = new LinkedHashSet<>();
        components.forEach(c -> asked(c, asked));
        return asked;
    }

    private static void asked(FormComponent c, Set<String> asked) {
        if (c.asks() || c.repeats()) {
            asked.add(c.path());
        } else {
            c.components().forEach(inner -> asked(inner, asked));
        }
    }

    /** With the row that a button adds or takes away. */
    private static Typed changed(Typed typed) {
        String add = typed.one(ADD);
        String remove = typed.one(REMOVE);
        int dot = remove.lastIndexOf('.');
        if (!add.isEmpty()) {
            return typed.withRow(add, Math.max(0, typed.rows(add)));
        }
        return dot > 0 && Data.isIndex(remove.substring(dot + 1))
                ? typed.withoutRow(remove.substring(0, dot), Integer.parseInt(remove.substring(dot + 1)))
                : typed;
    }

    /** Where the page is to go on when it is shown again at a button's wish; null when it was sent to be taken. */
    private static @Nullable String focus(Map<String, List<String>> posted, Typed typed) {
        if (posted.containsKey(ADD)) {
            String list = typed.one(ADD);
            return list + "." + (typed.rows(list) - 1);
        }
        if (posted.containsKey(REMOVE)) {
            String removed = typed.one(REMOVE);
            return removed.substring(0, Math.max(0, removed.lastIndexOf('.')));
        }
        if (posted.containsKey(Typed.DROP)) {
            String dropped = typed.one(Typed.DROP);
            return dropped.substring(0, Math.max(0, dropped.lastIndexOf(':')));
        }
        return posted.containsKey(STAY) ? typed.one(STAY) : null;
    }

    /**
     * The fields with what is hidden among them. Hiding one may hide the next, or work out another answer, so it is
     * asked again until nothing changes.
     */
    private List<Field> settle(Typed typed, Map<String, Object> others) {
        List<Field> fields = new Expansion(feel, others, typed::rows, true).fields(components);
        Map<String, Object> data = values(fields, typed, others);
        for (int round = 0; round < Expansion.MOST_ROUNDS; round++) {
            fields = new Expansion(feel, data, typed::rows, false).fields(components);
            Map<String, Object> now = values(fields, typed, others);
            if (now.equals(data)) {
                break;
            }
            data = now;
        }
        return fields;
    }

    private static Map<String, Object> values(List<Field> fields, Typed typed, Map<String, Object> others) {
        Map<String, Object> values = Data.copy(others);
        fields.stream().flatMap(Field::withInner).filter(f -> !f.hidden()).forEach(field -> {
            if (field.component().repeats()) {
                Data.put(values, field.name(), rows(field));
            } else if (field.component().asks()) {
                Object value = taken(field, typed).value();
                if (value != null) {
                    Data.put(values, field.name(), value);
                }
            }
        });
        return values;
    }

    private static List<Object> rows(Field list) {
        List<Object> rows = new ArrayList<>();
        list.rows().forEach(row -> rows.add(new LinkedHashMap<String, Object>()));
        return rows;
    }

    private static Reading taken(Field field, Typed typed) {
        if (field.readonly()) {
            Object kept = typed.kept(field.name());
            return kept == null ? Reading.NOTHING : Reading.of(kept);
        }
        Object first = field.component().first();
        if (typed.fresh(field) && first != null) {
            return Reading.of(first);
        }
        Reading reading = field.question().read(field, typed);
        Object unanswered = field.question().unanswered();
        return reading.value() == null && reading.problem() == null && unanswered != null
                ? Reading.of(unanswered)
                : reading;
    }

    private static Map<String, Problem> errors(List<Field> fields, Typed typed) {
        Map<String, Problem> errors = new LinkedHashMap<>();
        fields.stream().flatMap(Field::withInner).filter(f -> !f.hidden()).forEach(field -> {
            Problem problem = problem(field, typed);
            if (problem != null) {
                errors.put(field.name(), problem);
            }
        });
        return errors;
    }

    private static Map<String, Problem> fileErrors(List<Field> fields, Typed typed) {
        Map<String, Problem> errors = errors(fields, typed);
        errors.values().removeIf(problem -> !problem.kind().startsWith("file."));
        return errors;
    }

    private static @Nullable Problem problem(Field field, Typed typed) {
        if (field.component().repeats()) {
            return typed.rows(field.name()) > field.rows().size()
                    ? Problem.of("tooManyRows", "max", Expansion.MOST_ROWS)
                    : null;
        }
        if (!field.component().asks() || field.readonly()) {
            return null;
        }
        Reading reading = field.question().read(field, typed);
        if (reading.problem() != null) {
            return reading.problem();
        }
        boolean required = field.component().validate().required() && reading.value() == null;
        return !required ? null : Problem.of(field.offersNothing() ? "nothing" : "required");
    }

    private static Set<String> names(List<Field> fields) {
        Set<String> names = new LinkedHashSet<>();
        fields.stream().flatMap(Field::withInner).forEach(field -> {
            if (field.component().asks()) {
                names.addAll(field.question().names(field));
            } else if (field.component().repeats()) {
                names.add(field.name());
            }
        });
        return names;
    }

    /** What is typed into a read-only field is not shown again: its kept value is. */
    private static Map<String, List<String>> shownAgain(List<Field> fields, Typed typed) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        fields.stream()
                .flatMap(Field::withInner)
                .filter(field -> field.component().asks() && !field.readonly())
                .filter(field -> !field.component().type().equals("filepicker"))
                .flatMap(field -> typed.fresh(field) ? Stream.empty() : field.question().names(field).stream())
                .forEach(name -> shown.put(name, typed.all(name)));
        return shown;
    }

    private static Map<String, List<String>> clean(Map<String, List<String>> posted) {
        Map<String, List<String>> clean = new HashMap<>();
        posted.forEach((name, values) -> clean.put(
                name,
                values == null
                        ? List.of()
                        : values.stream().filter(Objects::nonNull).collect(Collectors.toList())));
        return clean;
    }

    private static boolean tooMuch(Map<String, List<String>> posted) {
        long characters = posted.values().stream()
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .mapToLong(String::length)
                .sum();
        return posted.size() >= MOST_NAMES || characters > MOST_CHARACTERS;
    }
}
