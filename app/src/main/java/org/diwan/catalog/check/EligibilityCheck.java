package org.diwan.catalog.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.diwan.forms.FormComponent;
import org.diwan.forms.FormSchema;
import org.diwan.forms.FormSchemaException;

/** {@code eligibility} of {@code service.yaml}: what the decision reads is asked or assumed, what it says is known. */
final class EligibilityCheck {

    private static final Set<String> KEYS = Set.of("decision", "form", "assume", "result", "outcomes");
    private static final Set<String> PROSPECTS = Set.of("likely", "review", "unlikely");
    private static final Set<String> NUMBERS = Set.of("number", "integer", "long", "double");

    private final Bundle bundle;
    private final YamlValue value;
    private final Findings findings;

    private EligibilityCheck(Bundle bundle, YamlValue value, Findings findings) {
        this.bundle = bundle;
        this.value = value;
        this.findings = findings;
    }

    static void check(Bundle bundle, YamlValue value, Findings findings) {
        new EligibilityCheck(bundle, value, findings).run();
    }

    private void run() {
        value.entries().forEach((key, own) -> {
            if (!KEYS.contains(key)) {
                add(own, key, "service", "is no key of eligibility");
            }
        });
        Optional<DecisionTable> table = DecisionTable.of(bundle, text("decision"));
        Optional<FormSchema> form = form(text("form") + ".form");
        if (table.isEmpty()) {
            add(value, "decision", "decision", "the table " + text("decision") + " is not in the bundle");
        }
        if (form.isEmpty()) {
            add(
                    value,
                    "form",
                    "form",
                    "the form " + bundle.service() + "-" + text("form") + " is not in the bundle or is no form");
        }
        if (table.isPresent() && form.isPresent()) {
            table.get().inputs().forEach(input -> input(input, form.get()));
            assumed(table.get());
            outcomes(table.get());
            reasons(table.get());
        }
    }

    private Optional<FormSchema> form(String path) {
        try {
            return bundle.has(path)
                    ? Optional.of(FormSchema.parse(new String(bundle.bytes(path), StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (FormSchemaException saidElsewhere) {
            return Optional.empty();
        }
    }

    private void input(DecisionTable.Input input, FormSchema form) {
        if (!input.isPlain()) {
            add(value, input.name(), "decision", "must read a fact (status) or a fact of a record (record.status)");
        }
        FormComponent question = form.question(input.name()).orElse(null);
        YamlValue assumed = section("assume").get(input.name());
        if (question == null && assumed == null) {
            add(value, input.name(), "service", "is read by the decision, but neither asked nor assumed");
        }
        if (question != null && !fits(question, input.type())) {
            add(value, input.name(), "form", "the question does not give a " + input.type());
        }
        if (assumed != null && !fits(assumed.text(), input.type())) {
            add(assumed, input.name(), "service", "is not a " + input.type());
        }
    }

    private void assumed(DecisionTable table) {
        section("assume").forEach((name, fact) -> {
            if (table.inputs().stream().noneMatch(input -> input.name().equals(name))) {
                add(fact, name, "service", "is no input of the decision");
            }
        });
    }

    private void outcomes(DecisionTable table) {
        Map<String, YamlValue> outcomes = section("outcomes");
        outcomes.forEach((said, prospect) -> {
            if (!PROSPECTS.contains(prospect.text())) {
                add(prospect, said, "service", "must be likely, review or unlikely");
            }
        });
        Set<String> said = table.answers(text("result"));
        if (said.isEmpty()) {
            add(value, "result", "decision", "the decision has no output " + text("result"));
        } else if (!said.equals(outcomes.keySet())) {
            add(value, "outcomes", "service", "must name the answers of the decision: " + new TreeSet<>(said));
        }
    }

    private void reasons(DecisionTable table) {
        Map<String, String> texts =
                Objects.requireNonNull(Texts.byLanguage(bundle).get("en"));
        table.answers("reason").stream()
                .filter(code -> !texts.containsKey("reason." + code) && !texts.containsKey("eligibility." + code))
                .forEach(code -> add(value, "reason." + code, "language", "has no text"));
    }

    private static boolean fits(FormComponent question, String type) {
        boolean chosen = List.of("radio", "select").contains(question.type());
        if (chosen) {
            return question.values().stream().allMatch(option -> fits(option.posted(), type));
        }
        return switch (question.type()) {
            case "checkbox" -> type.equals("boolean") || type.equals("Any");
            case "number" -> NUMBERS.contains(type) || type.equals("Any");
            case "datetime" -> type.startsWith("date") || type.equals("Any");
            case "textfield", "textarea" -> type.equals("string") || type.equals("Any");
            default -> false;
        };
    }

    private static boolean fits(String text, String type) {
        if (type.equals("boolean")) {
            return text.matches("true|false");
        }
        return !NUMBERS.contains(type) || text.matches("-?\\d{1,15}(\\.\\d{1,10})?");
    }

    private String text(String key) {
        YamlValue own = value.get(key);
        return own == null ? "" : own.text();
    }

    private Map<String, YamlValue> section(String key) {
        YamlValue own = value.get(key);
        return own == null ? Map.of() : own.entries();
    }

    private void add(YamlValue where, String element, String rule, String message) {
        findings.add(where.line(), element, rule, message);
    }
}
