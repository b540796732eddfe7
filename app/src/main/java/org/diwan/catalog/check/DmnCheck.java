package org.diwan.catalog.check;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision file: one decision under the file's name, a whole table of one answer, in FEEL that ends. Other decisions
 * in it are there to be asked by it; they may give several answers.
 */
final class DmnCheck {

    /** The names under which the engine knows FEEL, which it compares without case. */
    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/feel/20140401",
            "http://www.omg.org/spec/dmn/20151101/dmn.xsd",
            "http://www.omg.org/spec/dmn/20180521/feel/",
            "https://www.omg.org/spec/dmn/20191111/feel/");

    private static final Set<String> TYPES =
            Set.of("string", "boolean", "number", "integer", "long", "double", "date", "dateTime", "time", "Any");
    private static final Set<String> ONE_ANSWER = Set.of("", "UNIQUE", "FIRST", "ANY");
    private static final Set<String> AGGREGATES = Set.of("SUM", "MIN", "MAX", "COUNT");
    private static final int MOST_RULES = 1000;

    private final String path;
    private final XmlElement root;
    private final Findings findings;

    private DmnCheck(String path, XmlElement root, Findings findings) {
        this.path = path;
        this.root = root;
        this.findings = findings;
    }

    static void check(String path, XmlElement root, Findings findings) {
        DmnLanguage.ALLOWED.check(root, findings);
        new DmnCheck(path, root, findings).run();
    }

    private void run() {
        ids();
        root.all().forEach(this::attributes);
        DecisionGraph graph = DecisionGraph.of(root);
        graph.check(Bundle.baseName(path), findings);
        root.children("decision").forEach(decision -> decision(decision, graph));
    }

    private void ids() {
        Set<String> ids = new HashSet<>();
        root.all()
                .filter(e -> !e.attribute("id").isEmpty() && !ids.add(e.attribute("id")))
                .forEach(e -> findings.add(e, "reference", "the id stands twice"));
    }

    private void attributes(XmlElement element) {
        String language = element.attribute("expressionLanguage");
        if (!language.isEmpty() && !FEEL.contains(language.toLowerCase(Locale.ROOT))) {
            findings.add(element, "language", language + " is not FEEL");
        }
        String type = element.attribute("typeRef");
        if (!type.isEmpty() && !TYPES.contains(type)) {
            findings.add(
                    element,
                    "value",
                    "typeRef must be one of " + TYPES.stream().sorted().toList());
        }
        element.attributes().stream()
                .filter(a -> Expressions.looksLikeOne(a.value()))
                .forEach(a -> findings.add(element, "expression", a.name() + " holds no expression"));
        if (!element.attribute(Namespaces.CAMUNDA_DMN, "inputVariable").matches("|[a-z][A-Za-z0-9]*")) {
            findings.add(element, "variable", "camunda:inputVariable must be the literal name of a variable");
        }
    }

    private void decision(XmlElement decision, DecisionGraph graph) {
        if (decision.attribute("name").isBlank()) {
            findings.add(decision, "name", "has no name");
        }
        if (!decision.attribute(Namespaces.CAMUNDA_DMN, "historyTimeToLive").matches("P?\\d{1,5}D?")) {
            findings.add(decision, "history", "camunda:historyTimeToLive must be a number of days");
        }
        long logic = decision.children().stream()
                .filter(e -> Set.of("decisionTable", "literalExpression").contains(e.name()))
                .count();
        if (logic != 1) {
            findings.add(decision, "decision", "must be one table or one expression");
        }
        decision.children("literalExpression").forEach(e -> expression(e, "the expression"));
        decision.children("decisionTable").forEach(table -> table(table, graph.isAsked(decision)));
    }

    private void table(XmlElement table, boolean asked) {
        String policy = table.attribute("hitPolicy");
        boolean collects = policy.equals("COLLECT") && (asked || AGGREGATES.contains(table.attribute("aggregation")));
        if (!ONE_ANSWER.contains(policy) && !collects) {
            findings.add(table, "hitPolicy", policy + " gives more than one answer");
        }
        List<XmlElement> inputs = table.children("input").toList();
        List<XmlElement> outputs = table.children("output").toList();
        List<XmlElement> rules = table.children("rule").toList();
        if (outputs.isEmpty() || rules.isEmpty() || rules.size() > MOST_RULES) {
            findings.add(table, "table", "must have an output and 1 to " + MOST_RULES + " rules");
        }
        inputs.forEach(this::input);
        outputs.forEach(output -> output(output, outputs));
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), i + 1, inputs, outputs);
        }
    }

    private void input(XmlElement input) {
        XmlElement expression = input.children("inputExpression").findFirst().orElse(null);
        if (expression == null) {
            findings.add(input, "table", "asks for nothing (inputExpression)");
        } else {
            expression(expression, "the input");
        }
        input.children("inputValues").forEach(e -> test(e, "the values of the input"));
    }

    private void output(XmlElement output, List<XmlElement> outputs) {
        String name = output.attribute("name");
        boolean twin =
                outputs.stream().filter(o -> o.attribute("name").equals(name)).count() > 1;
        if (!name.matches("[a-z][A-Za-z0-9]*") || twin) {
            findings.add(output, "table", "an output needs a lowerCamel name of its own");
        }
        output.children("outputValues").forEach(e -> test(e, "the values of the output"));
    }

    private void rule(XmlElement rule, int number, List<XmlElement> inputs, List<XmlElement> outputs) {
        List<XmlElement> tests = rule.children("inputEntry").toList();
        List<XmlElement> answers = rule.children("outputEntry").toList();
        if (tests.size() != inputs.size() || answers.size() != outputs.size()) {
            findings.add(rule, "table", "rule " + number + " has not one entry for each input and output");
        }
        for (int i = 0; i < tests.size(); i++) {
            test(tests.get(i), "rule " + number + ", input " + (i + 1));
        }
        for (int i = 0; i < answers.size(); i++) {
            expression(answers.get(i), "rule " + number + ", output " + (i + 1));
        }
    }

    private void expression(XmlElement element, String where) {
        String text = text(element);
        if (text == null || text.isEmpty()) {
            findings.add(element, "feel", where + " is empty");
        } else {
            Feel.refusedExpression(text).ifPresent(why -> findings.add(element, "feel", where + ": " + why));
        }
    }

    private void test(XmlElement element, String where) {
        String text = Objects.requireNonNullElse(text(element), "");
        if (!text.isEmpty()) {
            Feel.refusedTest(text).ifPresent(why -> findings.add(element, "feel", where + ": " + why));
        }
    }

    private @Nullable String text(XmlElement element) {
        List<XmlElement> texts = element.children("text").toList();
        if (texts.size() > 1) {
            findings.add(element, "feel", "has more than one text");
        }
        return texts.isEmpty() ? null : texts.get(0).text();
    }
}
