package org.diwan.forms;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must be put right in a form before it is published. */
public final class FormCheck {

    private final FormSchema schema;
    private final Map<String, Map<String, String>> texts;
    private final List<Finding> findings = new ArrayList<>();
    private final Feel feel = new Feel(Clock.systemUTC());

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
        findings.addAll(schema.oddities());
        keys();
        ids();
        schema.all().forEach(c -> {
            options(c);
            bounds(c);
            pattern(c);
            expressions(c);
            addresses(c);
            texts(c);
        });
        schema.pages().stream()
                .filter(page -> !page.isEmpty())
                .forEach(page -> inEachLanguage(schema.id(), "page." + page, "the title of page " + page));
        return List.copyOf(findings);
    }

    /** No answer on the way to another, and no list twice. */
    private void keys() {
        Map<String, FormComponent> answers = new HashMap<>();
        Set<String> objects = new HashSet<>();
        schema.all().filter(c -> c.asks() || c.repeats()).forEach(c -> {
            FormComponent first = answers.putIfAbsent(c.path(), c);
            if (first != null && (first.hide().isEmpty() || c.hide().isEmpty())) {
                twins(c, c.asks() && first.asks());
            }
            for (int dot = c.path().indexOf('.'); dot > 0; dot = c.path().indexOf('.', dot + 1)) {
                objects.add(c.path().substring(0, dot));
            }
        });
        answers.forEach((path, c) -> {
            if (c.asks() && objects.contains(path)) {
                add(c, "has the key “" + path + "”, which is also the beginning of another");
            }
        });
    }

    private void twins(FormComponent c, boolean ask) {
        String twin = "has the key “" + c.path() + "” of another component; ";
        if (ask) {
            odd(c, twin + "the first of them that is not hidden counts, the others are left out");
        } else {
            add(c, twin + "both need a condition that hides them");
        }
    }

    private void ids() {
        Set<String> seen = new HashSet<>();
        schema.all().filter(c -> !seen.add(c.id())).forEach(c -> add(c, "has the id of another component"));
    }

    private void options(FormComponent c) {
        if (!c.choosesFromItsOwn()) {
            return;
        }
        if (c.values().isEmpty()) {
            odd(c, "has no options, so that there is nothing to choose from");
        }
        Set<String> seen = new HashSet<>();
        c.values().forEach(o -> {
            if (!seen.add(o.posted())) {
                add(c, "has an option that stands there twice: “" + o.posted() + "”");
            }
        });
        Object value = c.defaultValue();
        if (value != null && !((Question) c.kind()).posted(value).stream().allMatch(seen::contains)) {
            odd(c, "has a default value that is not among its options, and is left out");
        }
    }

    private void bounds(FormComponent c) {
        Validation rules = c.validate();
        String least = rules.minLength();
        String most = rules.maxLength();
        if (isNumber(least) && isNumber(most) && new BigDecimal(least).compareTo(new BigDecimal(most)) > 0) {
            add(c, "asks for more characters than it allows");
        }
        Stream.of(rules.min(), rules.max(), least, most).forEach(bound -> {
            if (bound == null || isNumber(bound)) {
                return;
            }
            if (Scope.isExpression(bound)) {
                feel.problemOfExpression(bound).ifPresent(p -> add(c, "has a bound that is not FEEL: " + p));
            } else {
                add(c, "has the bound “" + bound + "”, which is not a number");
            }
        });
    }

    private static boolean isNumber(@Nullable String text) {
        return text != null && NumberField.isNumber(text);
    }

    private void pattern(FormComponent c) {
        String pattern = c.validate().pattern();
        if (pattern != null) {
            Patterns.problem(pattern).ifPresent(p -> add(c, "has a pattern that " + p));
        }
    }

    /**
     * An expression of a form.
     *
     * @param element the id of the component
     * @param test whether it is a condition, a unary test, and no expression proper
     */
    public record Expression(String element, String text, boolean test) {}

    /** Every expression of a form and its texts, without the sign that leads it, wherever the schema lets one stand. */
    public static List<Expression> expressions(FormSchema schema, Map<String, Map<String, String>> textsByLanguage) {
        FormCheck check = new FormCheck(schema, textsByLanguage);
        return schema.all().flatMap(check::expressionsOf).distinct().toList();
    }

    private Stream<Expression> expressionsOf(FormComponent c) {
        Stream<String> condition = Stream.of(c.hide()).filter(hide -> !hide.isEmpty());
        Stream<String> others =
                Stream.concat(templates(c).flatMap(text -> Template.expressions(text).stream()), bounds(c.validate()));
        return Stream.concat(
                condition.map(text -> new Expression(c.id(), bare(text), true)),
                others.map(text -> new Expression(c.id(), bare(text), false)));
    }

    private static Stream<String> bounds(Validation rules) {
        return Stream.of(rules.min(), rules.max(), rules.minLength(), rules.maxLength())
                .filter(bound -> bound != null && Scope.isExpression(bound))
                .map(String::valueOf);
    }

    private static String bare(String expression) {
        return expression.strip().replaceFirst("^=", "").strip();
    }

    private void expressions(FormComponent c) {
        if (!c.hide().isEmpty()) {
            feel.problemOfTest(c.hide()).ifPresent(p -> add(c, "has a condition that is not FEEL: " + p));
        }
        templates(c).forEach(text -> {
            Template.problem(text).ifPresent(p -> add(c, "has a text that " + p));
            Template.expressions(text).forEach(one -> feel.problemOfExpression(one)
                    .ifPresent(p -> add(c, "has an expression that is not FEEL: " + p)));
        });
    }

    /** The texts of a component that may hold expressions, of the schema and of every language. */
    private Stream<String> templates(FormComponent c) {
        String key = "form." + schema.id() + "." + c.name() + ".";
        return Stream.of(
                        Stream.of(c.label(), c.description(), c.readonly()),
                        c.settings().values().stream().flatMap(FormCheck::strings),
                        texts.values().stream().flatMap(own -> own.entrySet().stream()
                                .filter(text -> text.getKey().startsWith(key))
                                .filter(text -> !text.getKey().contains(".error."))
                                .map(Map.Entry::getValue)))
                .flatMap(all -> all)
                .distinct();
    }

    private void addresses(FormComponent c) {
        Stream.of(c.setting("url"), c.setting("source"))
                .filter(link -> !link.isBlank() && !Scope.isExpression(link) && !link.contains("{{"))
                .filter(link -> link.matches("(?is)\\s*(javascript|vbscript|file|data:(?!image/)).*"))
                .forEach(link -> add(c, "has an address that no page may open: " + link));
    }

    private static Stream<String> strings(Object setting) {
        if (setting instanceof Map<?, ?> object) {
            return object.values().stream().flatMap(FormCheck::strings);
        }
        return setting instanceof String text ? Stream.of(text) : Stream.empty();
    }

    private void texts(FormComponent c) {
        boolean unseen = !c.isSeen() && !c.type().equals("button");
        if (unseen || c.kind() instanceof Space) {
            return;
        }
        String label = Words.labelOf(c);
        if (c.asks() && label.isBlank()) {
            inLanguage(schema.language(), c.id(), c.name() + ".label", "the label");
        }
        if (c.asks() || !label.isBlank()) {
            translated(c, label, "label", "the label");
        }
        translated(c, c.description(), "hint", "the hint");
        if (c.kind() instanceof Prose prose) {
            translated(c, c.setting(prose.setting()), "text", "the text");
        }
        translated(c, c.setting("alt"), "alt", "the words for the image");
        c.values().stream()
                .filter(o -> !o.label().matches("[\\d\\W]*"))
                .forEach(o -> inOtherLanguages(
                        c.id(), c.name() + ".option." + o.posted(), "the label of option “" + o.posted() + "”"));
    }

    /** A text of the schema needs one in each other language, unless an expression gives it. */
    private void translated(FormComponent c, String text, String key, String what) {
        boolean own = c.asks() && key.equals("label");
        if ((own || !text.isBlank()) && !Scope.isExpression(text)) {
            inOtherLanguages(c.id(), c.name() + "." + key, what);
        }
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
            findings.add(new Finding(
                    element, "lacks " + what + " in “" + language + "” (" + whole + ")", Finding.Weight.UNTRANSLATED));
        }
    }

    private void odd(FormComponent c, String message) {
        findings.add(new Finding(c.id(), message, Finding.Weight.ODD));
    }

    private void add(FormComponent c, String message) {
        findings.add(new Finding(c.id(), message));
    }
}
