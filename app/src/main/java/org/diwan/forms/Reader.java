package org.diwan.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what was posted for some questions: nothing else is taken, and nothing that is hidden. */
record Reader(Feel feel, Visibility visibility, List<FormComponent> questions) {

    /** More characters than any honest form has; beyond that nothing is looked at. */
    static final int MOST_CHARACTERS = 200_000;

    private static final int MOST_NAMES = 1_000;

    Answers read(Map<String, List<String>> posted, Map<String, Object> context) {
        Set<String> asked =
                questions.stream().map(FormComponent::key).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> names = questions.stream()
                .flatMap(q -> q.question().names(q).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> undeclared = new LinkedHashSet<>(posted.keySet());
        undeclared.removeIf(name -> names.contains(name) || name.startsWith("_"));
        if (tooMuch(posted)) {
            return new Answers(Map.of(), Map.of("", Problem.of("tooMuch")), Map.of(), asked, undeclared, context);
        }
        Map<String, List<String>> typed = new LinkedHashMap<>();
        names.forEach(name -> typed.put(name, clean(posted.get(name))));
        Map<String, Object> others = new HashMap<>(context);
        others.keySet().removeAll(asked);
        return read(new Typed(typed), others, context, asked, undeclared);
    }

    private Answers read(
            Typed typed,
            Map<String, Object> others,
            Map<String, Object> context,
            Set<String> asked,
            Set<String> undeclared) {
        Map<FormComponent, Object> given = given(typed, others, context);
        Set<FormComponent> hidden = visibility.hidden(questions, given, others);
        Limits limits = new Limits(feel, Visibility.data(given, hidden, others));
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Problem> errors = new LinkedHashMap<>();
        for (FormComponent question : questions) {
            if (hidden.contains(question)) {
                continue;
            }
            Reading reading = reading(question, typed, limits, context);
            if (reading.value() != null) {
                values.put(question.key(), reading.value());
            } else if (reading.problem() != null) {
                errors.put(question.key(), reading.problem());
            }
        }
        return new Answers(values, errors, shownAgain(typed), asked, undeclared, others);
    }

    /** The answers as far as they can be read, to decide what is hidden. */
    private Map<FormComponent, Object> given(Typed typed, Map<String, Object> others, Map<String, Object> context) {
        Map<FormComponent, Object> given = new LinkedHashMap<>();
        Limits limits = new Limits(feel, others);
        for (FormComponent question : questions) {
            Object value = reading(question, typed, limits, context).value();
            if (value != null) {
                given.put(question, value);
            }
        }
        return given;
    }

    private static Reading reading(FormComponent question, Typed typed, Limits limits, Map<String, Object> context) {
        if (question.readonly()) {
            Object kept = context.get(question.key());
            return kept == null ? Reading.NOTHING : Reading.of(kept);
        }
        Reading reading = question.question().read(question, typed, limits);
        if (reading.value() != null || reading.problem() != null) {
            return reading;
        }
        if (question.validate().required()) {
            return Reading.wrong("required");
        }
        Object unanswered = question.question().unanswered();
        return unanswered == null ? Reading.NOTHING : Reading.of(unanswered);
    }

    /** What is typed into a read-only field is not shown again: its kept value is. */
    private Map<String, List<String>> shownAgain(Typed typed) {
        Set<String> fixed = new HashSet<>();
        questions.stream()
                .filter(FormComponent::readonly)
                .forEach(q -> fixed.addAll(q.question().names(q)));
        Map<String, List<String>> shown = new LinkedHashMap<>(typed.values());
        shown.keySet().removeAll(fixed);
        return shown;
    }

    private static List<String> clean(@Nullable List<String> values) {
        List<String> clean = new ArrayList<>();
        if (values != null) {
            values.stream().filter(Objects::nonNull).forEach(clean::add);
        }
        return clean;
    }

    private static boolean tooMuch(Map<String, List<String>> posted) {
        long characters = posted.values().stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .mapToLong(String::length)
                .sum();
        return posted.size() > MOST_NAMES || characters > MOST_CHARACTERS;
    }
}
