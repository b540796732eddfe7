package org.diwan.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds the fields of a page. */
class Views {

    /** A condition that ties a field to one option: {@code outcome != "refuse"}. */
    private static final Pattern UNLESS_CHOSEN = Pattern.compile("=?\\s*([A-Za-z]\\w*)\\s*!=\\s*\"([^\"]*)\"\\s*");

    private final Words words;
    private final Visibility visibility;
    private final Answers answers;
    private final Map<String, Object> data;
    private final Map<String, FormComponent> radios = new HashMap<>();
    private final Map<String, List<FormComponent>> revealed = new HashMap<>();

    Views(Words words, Visibility visibility, Answers answers) {
        this.words = words;
        this.visibility = visibility;
        this.answers = answers;
        this.data = answers.all();
    }

    FormView form(String page, List<FormComponent> components) {
        components.stream()
                .flatMap(FormComponent::withDescendants)
                .filter(c -> c.type().equals("radio"))
                .forEach(c -> radios.put(c.key(), c));
        List<FormComponent> loose =
                components.stream().filter(c -> !revealedByOption(c)).toList();
        List<FieldView> fields = fields(loose, List.of());
        String title = page.isEmpty() ? "" : words.pageTitle(page);
        return new FormView(words.schema().id(), title, fields, summary(fields));
    }

    /** A field that hangs on one option of a radio of the same page is shown below that option, without a script. */
    private boolean revealedByOption(FormComponent c) {
        if (c.hides().size() != 1) {
            return false;
        }
        Matcher unless = UNLESS_CHOSEN.matcher(c.hides().get(0));
        if (!unless.matches()) {
            return false;
        }
        FormComponent radio = radios.get(unless.group(1));
        if (radio == null || radio == c || !radio.offers(unless.group(2))) {
            return false;
        }
        revealed.computeIfAbsent(unless.group(1) + "=" + unless.group(2), k -> new ArrayList<>())
                .add(c);
        return true;
    }

    private List<FieldView> fields(List<FormComponent> components, List<String> assumed) {
        return components.stream()
                .filter(c -> visible(c, assumed))
                .map(c -> field(c, assumed))
                .toList();
    }

    private boolean visible(FormComponent c, List<String> assumed) {
        return c.hides().stream()
                .filter(hide -> !assumed.contains(hide))
                .noneMatch(hide -> visibility.holds(hide, data));
    }

    private FieldView field(FormComponent c, List<String> assumed) {
        Problem problem = answers.errors().get(c.key());
        String error = problem == null || !c.asks() ? null : words.error(c, problem);
        String id = "f-" + (c.key().isEmpty() ? c.id() : c.key());
        FieldView field = FieldView.of(c, words.label(c), words.hint(c), error, id);
        return switch (c.type()) {
            case "group" -> field.withFields(fields(c.components(), assumed));
            case "text" -> field.withParagraphs(Paragraphs.of(words.paragraph(c)));
            case "separator" -> field;
            default -> {
                Shown shown = new Shown(answers.typed(), data.get(c.key()));
                yield withReveals(c, c.question().view(field, c, shown, words));
            }
        };
    }

    private FieldView withReveals(FormComponent c, FieldView field) {
        if (!c.type().equals("radio")) {
            return field;
        }
        return field.withOptions(field.options().stream()
                .map(o -> {
                    List<FormComponent> below = revealed.getOrDefault(c.key() + "=" + o.value(), List.of());
                    List<String> assumed = below.stream()
                            .flatMap(b -> b.hides().stream())
                            .distinct()
                            .toList();
                    return new FieldView.OptionView(
                            o.id(), o.value(), o.label(), o.hint(), o.chosen(), fields(below, assumed));
                })
                .toList());
    }

    private FormView.@Nullable ErrorSummary summary(List<FieldView> fields) {
        if (answers.errors().isEmpty()) {
            return null;
        }
        Map<String, FormView.Link> links = new LinkedHashMap<>();
        collect(fields, links);
        if (answers.errors().containsKey("")) {
            String first = fields.isEmpty() ? "main" : fields.get(0).id();
            links.put("", new FormView.Link("#" + first, words.general("forms.error.tooMuch")));
        }
        String title = words.general("forms.errors.title", Map.of("count", links.size()));
        return new FormView.ErrorSummary(title, List.copyOf(links.values()));
    }

    private static void collect(List<FieldView> fields, Map<String, FormView.Link> links) {
        for (FieldView field : fields) {
            if (field.error() != null) {
                links.put(field.name(), new FormView.Link("#" + field.id(), field.error()));
            }
            collect(field.fields(), links);
            field.options().forEach(o -> collect(o.reveals(), links));
        }
    }
}
