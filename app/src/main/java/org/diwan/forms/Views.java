package org.diwan.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the fields of a page. */
class Views {

    /** A condition that ties a field to one option: {@code outcome != "refuse"}. */
    private static final Pattern UNLESS_CHOSEN =
            Pattern.compile("=?\\s*(?:this\\.)?([A-Za-z]\\w*)\\s*!=\\s*\"([^\"]*)\"\\s*");

    private final Words words;
    private final Feel feel;
    private final Answers answers;
    private final Map<String, Known> facts;
    private final Map<String, Object> data;

    Views(Words words, Feel feel, Answers answers, Map<String, Known> facts) {
        this.words = words;
        this.feel = feel;
        this.answers = answers;
        this.facts = facts;
        this.data = Expansion.worked(feel, words.schema().components(), answers.all());
    }

    FormView form(String page, List<FormComponent> components) {
        List<Field> fields = Expansion.of(feel, data).fields(components);
        List<FieldView> views = row(fields);
        List<FormComponent> all =
                components.stream().flatMap(FormComponent::withDescendants).toList();
        boolean files = all.stream().anyMatch(c -> c.type().equals("filepicker"));
        boolean rows = all.stream().anyMatch(FormComponent::repeats);
        String title = page.isEmpty() ? "" : words.pageTitle(page);
        return new FormView(words.schema().id(), title, views, summary(views), submit(fields), files, files || rows);
    }

    private @Nullable String submit(List<Field> fields) {
        return fields.stream()
                .flatMap(Field::withInner)
                .filter(f -> !f.hidden() && f.component().type().equals("button") && Button.sends(f.component()))
                .map(words::label)
                .filter(label -> !label.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** The fields of one row; what hangs on one option of a radio beside it is shown below that option. */
    private List<FieldView> row(List<Field> fields) {
        Map<String, Field> radios = new HashMap<>();
        fields.stream()
                .filter(f -> f.component().type().equals("radio") && !f.readonly())
                .forEach(f -> radios.put(last(f.name()), f));
        Map<String, List<Field>> below = new HashMap<>();
        List<Field> above = new ArrayList<>();
        Set<String> twins = twins(fields);
        for (Field field : fields) {
            String option = twins.contains(field.name()) ? null : option(field.component(), radios);
            if (option != null) {
                below.computeIfAbsent(option, o -> new ArrayList<>()).add(field);
            } else if (!field.hides()) {
                above.add(field);
            }
        }
        return views(above, below);
    }

    /** The names that more than one has: below an option, hidden, each would send its own answer. */
    private static Set<String> twins(List<Field> fields) {
        Set<String> names = new HashSet<>();
        return fields.stream()
                .map(Field::name)
                .filter(name -> !name.isEmpty() && !names.add(name))
                .collect(Collectors.toSet());
    }

    private List<FieldView> views(List<Field> fields, Map<String, List<Field>> below) {
        List<FieldView> views = new ArrayList<>();
        List<Field> shown = fields.stream().filter(f -> shown(f.component())).toList();
        for (int i = 0; i < shown.size(); i++) {
            String row = shown.get(i).component().setting("layout", "row");
            int end = i + 1;
            while (!row.isEmpty()
                    && end < shown.size()
                    && row.equals(shown.get(end).component().setting("layout", "row"))) {
                end++;
            }
            List<FieldView> beside =
                    shown.subList(i, end).stream().map(f -> view(f, below)).toList();
            views.add(beside.size() == 1 ? beside.get(0) : sideBySide(beside));
            i = end - 1;
        }
        return views;
    }

    /** What the schema puts into one row of its grid stands side by side where there is room. */
    private static FieldView sideBySide(List<FieldView> fields) {
        return new FieldView(
                "side",
                "",
                "",
                "",
                null,
                null,
                false,
                "",
                false,
                false,
                List.of(),
                List.of(),
                List.of(fields),
                Map.of());
    }

    private static boolean shown(FormComponent c) {
        return !c.type().equals("expression") && !(c.type().equals("button") && Button.sends(c));
    }

    /** The option that a field hangs on, as {@code radio=option}; null where it hangs on none. */
    private static @Nullable String option(FormComponent c, Map<String, Field> radios) {
        Matcher unless = UNLESS_CHOSEN.matcher(c.hide());
        if (!unless.matches()) {
            return null;
        }
        Field radio = radios.get(unless.group(1));
        return radio == null
                        || radio.component() == c
                        || radio.option(unless.group(2)).isEmpty()
                ? null
                : radio.name() + "=" + unless.group(2);
    }

    private FieldView view(Field field, Map<String, List<Field>> below) {
        FormComponent c = field.component();
        Problem problem = field.name().isEmpty() ? null : answers.errors().get(field.name());
        String error = problem == null ? null : words.error(field, problem);
        FieldView view = new FieldView(
                isFixed(field) ? "fixed" : c.type().equals("group") && c.repeats() ? "dynamiclist" : c.type(),
                field.id(),
                field.name(),
                words.label(field),
                words.hint(field),
                error,
                field.readonly(),
                "",
                false,
                field.name().equals(answers.focus()) && !field.name().isEmpty(),
                List.of(),
                List.of(),
                List.of(),
                new HashMap<>(c.properties()));
        if (c.kind() instanceof Question question) {
            Shown shown = new Shown(answers.typed(), Data.get(data, field.name()));
            FieldView asked = known(question.view(view, field, shown, words), field);
            return isFixed(field) ? asked.withValue(fixed(asked, field, question)) : withReveals(asked, below);
        }
        if (c.kind() instanceof Decoration decoration) {
            return decoration.view(view, field, words);
        }
        List<List<FieldView>> rows = new ArrayList<>();
        for (int i = 0; i < field.rows().size(); i++) {
            List<FieldView> inner = row(field.rows().get(i));
            boolean here = c.repeats() && (field.name() + "." + i).equals(answers.focus());
            rows.add(here ? focusedFirst(inner) : inner);
        }
        List<String> titles = IntStream.rangeClosed(1, rows.size())
                .mapToObj(n -> words.general("forms.row.number", Map.of("number", n, "total", rows.size())))
                .toList();
        boolean changeable = !"false".equals(c.setting("allowAddRemove")) && !field.readonly();
        return view.withRows(rows).with("titles", titles).with("changeable", changeable);
    }

    /** What nobody can change here is text, not an input; files keep their list. */
    private static boolean isFixed(Field field) {
        return field.component().kind() instanceof Question
                && field.readonly()
                && !field.component().type().equals("filepicker");
    }

    private String fixed(FieldView view, Field field, Question question) {
        Object kept = Data.get(data, field.name());
        if (kept == null || kept.equals("")) {
            boolean known = field.component().properties().containsKey("prefill");
            return words.general(known ? "forms.known.none" : "forms.unanswered");
        }
        return Stream.of(view.the("prefix"), question.display(field, kept, words), view.the("suffix"))
                .filter(part -> part != null && !part.equals(""))
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    /** The reader goes on in the first input of a new row. */
    private static List<FieldView> focusedFirst(List<FieldView> row) {
        List<FieldView> views = new ArrayList<>(row);
        for (int i = 0; i < views.size(); i++) {
            FieldView view = views.get(i);
            if (view.kind().equals("side")) {
                views.set(i, sideBySide(focusedFirst(view.fields())));
                break;
            }
            if (!view.name().isEmpty() && view.rows().isEmpty() && !view.readonly()) {
                views.set(i, view.withFocus());
                break;
            }
        }
        return views;
    }

    /** Says where a value comes from that we know already. */
    private FieldView known(FieldView view, Field field) {
        Known known = facts.get(field.component().properties().getOrDefault("prefill", ""));
        if (known == null || !Objects.equals(Plain.text(known.value()), Plain.text(Data.get(data, field.name())))) {
            return view;
        }
        String source = words.general("forms.known", Map.of("source", known.source(), "date", words.date(known.on())));
        return view.with("known", source).with("correction", known.correction());
    }

    private FieldView withReveals(FieldView view, Map<String, List<Field>> below) {
        if (!view.kind().equals("radio") || below.isEmpty()) {
            return view;
        }
        return view.withOptions(view.options().stream()
                .map(o -> new FieldView.OptionView(
                        o.id(),
                        o.value(),
                        o.label(),
                        o.hint(),
                        o.chosen(),
                        views(below.getOrDefault(view.name() + "=" + o.value(), List.of()), below)))
                .toList());
    }

    private FormView.@Nullable ErrorSummary summary(List<FieldView> fields) {
        if (answers.errors().isEmpty()) {
            return null;
        }
        Map<String, FormView.Link> links = new LinkedHashMap<>();
        fields.stream()
                .flatMap(Views::withInner)
                .filter(field -> field.error() != null)
                .forEach(field -> links.put(
                        field.name(), new FormView.Link("#" + field.id(), Objects.requireNonNull(field.error()))));
        if (answers.errors().containsKey("")) {
            String first = fields.isEmpty() || fields.get(0).id().isEmpty()
                    ? "main"
                    : fields.get(0).id();
            links.put("", new FormView.Link("#" + first, words.general("forms.error.tooMuch")));
        }
        String title = words.general("forms.errors.title", Map.of("count", links.size()));
        return new FormView.ErrorSummary(title, List.copyOf(links.values()));
    }

    private static Stream<FieldView> withInner(FieldView field) {
        return Stream.of(
                        Stream.of(field),
                        field.rows().stream().flatMap(List::stream).flatMap(Views::withInner),
                        field.options().stream()
                                .flatMap(o -> o.reveals().stream())
                                .flatMap(Views::withInner))
                .flatMap(all -> all);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
