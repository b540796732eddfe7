package org.diwan.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What must be put right in a form before it is published. */
public final class FormCheck {

    private static final Set<String> CHOICES = Set.of("radio", "select", "checklist");

    private final FormSchema schema;
    private final Map<String, Map<String, String>> texts;
    private final List<Finding> findings = new ArrayList<>();
    private final Feel feel = new Feel();

    private FormCheck(FormSchema schema, Map<String, Map<String, String>> texts) {
        this.schema = schema;
        this.texts = texts;
    }

    /** Checks a form as it stands in its file; a file that cannot be read gives findings, too. */
    public static List<Finding> findings(String json, Map<String, Map<String, String>> textsByLanguage) {
        try {
            return findings(FormSchema.parse(json), textsByLanguage);
        } catch (FormSchemaException e) {
            return e.findings();
        }
    }

    /**
     * Checks a form.
     *
     * @param textsByLanguage the texts of its service, by language tag: {@code en}, {@code ar}, {@code fr}
     */
    public static List<Finding> findings(FormSchema schema, Map<String, Map<String, String>> textsByLanguage) {
        return new FormCheck(schema, textsByLanguage).findings();
    }

    private List<Finding> findings() {
        keys();
        ids();
        schema.all().forEach(c -> {
            options(c);
            bounds(c);
            pattern(c);
            conditions(c);
            texts(c);
        });
        schema.pages().stream()
                .filter(page -> !page.isEmpty())
                .forEach(page -> inEachLanguage(schema.id(), "page." + page, "the title of page " + page));
        return List.copyOf(findings);
    }

    private void keys() {
        Map<String, FormComponent> seen = new HashMap<>();
        schema.questions().forEach(q -> {
            FormComponent first = seen.putIfAbsent(q.key(), q);
            if (first != null && (first.hides().isEmpty() || q.hides().isEmpty())) {
                add(q, "has the key “" + q.key() + "” of another component; both need a condition that hides them");
            }
        });
    }

    private void ids() {
        Set<String> seen = new HashSet<>();
        schema.all().filter(c -> !seen.add(c.id())).forEach(c -> add(c, "has the id of another component"));
    }

    private void options(FormComponent c) {
        if (!CHOICES.contains(c.type())) {
            return;
        }
        if (c.values().isEmpty()) {
            add(c, "has no options");
        }
        Set<String> seen = new HashSet<>();
        c.values().forEach(o -> {
            if (o.value().isEmpty() || !seen.add(o.value())) {
                add(c, "has an option that is empty or stands there twice: “" + o.value() + "”");
            }
        });
        if (c.defaultValue() != null
                && !c.question().posted(c.defaultValue()).stream().allMatch(c::offers)) {
            add(c, "has a default value that is not among its options");
        }
    }

    private void bounds(FormComponent c) {
        Validation rules = c.validate();
        if (rules.minLength() != null && rules.maxLength() != null && rules.minLength() > rules.maxLength()) {
            add(c, "asks for more characters than it allows");
        }
        Stream.of(rules.min(), rules.max()).forEach(bound -> {
            if (bound == null) {
                return;
            }
            if (bound.startsWith("=")) {
                feel.problemOfExpression(bound).ifPresent(p -> add(c, "has a bound that is not FEEL: " + p));
            } else if (!Limits.isNumber(bound)) {
                add(c, "has the bound “" + bound + "”, which is not a number");
            }
        });
    }

    private void pattern(FormComponent c) {
        String pattern = c.validate().pattern();
        if (pattern != null) {
            Patterns.problem(pattern).ifPresent(p -> add(c, "has a pattern that " + p));
        }
    }

    private void conditions(FormComponent c) {
        c.hides().forEach(hide -> feel.problemOfTest(hide)
                .ifPresent(p -> add(c, "has a condition that is not FEEL: " + p)));
    }

    private void texts(FormComponent c) {
        if (!c.asks()) {
            return;
        }
        if (c.label().isBlank()) {
            inLanguage(schema.language(), c.id(), c.key() + ".label", "the label");
        }
        inOtherLanguages(c.id(), c.key() + ".label", "the label");
        if (!c.description().isBlank()) {
            inOtherLanguages(c.id(), c.key() + ".hint", "the hint");
        }
        c.values()
                .forEach(o -> inOtherLanguages(
                        c.id(), c.key() + ".option." + o.value(), "the label of option “" + o.value() + "”"));
    }

    private void inEachLanguage(String element, String key, String what) {
        texts.keySet().forEach(language -> inLanguage(language, element, key, what));
    }

    private void inOtherLanguages(String element, String key, String what) {
        texts.keySet().stream()
                .filter(language -> !language.equals(schema.language()))
                .forEach(language -> inLanguage(language, element, key, what));
    }

    private void inLanguage(String language, String element, String key, String what) {
        String whole = "form." + schema.id() + "." + key;
        if (texts.getOrDefault(language, Map.of()).getOrDefault(whole, "").isBlank()) {
            findings.add(new Finding(element, "lacks " + what + " in “" + language + "” (" + whole + ")"));
        }
    }

    private void add(FormComponent c, String message) {
        findings.add(new Finding(c.id(), message));
    }
}
