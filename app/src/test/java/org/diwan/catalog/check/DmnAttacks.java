package org.diwan.catalog.check;

import static org.diwan.catalog.check.Attack.dmn;
import static org.diwan.catalog.check.Attack.guardOnlyDmn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Decisions that would run a command, never end, or say nothing, each made from the legal one by one change. */
public final class DmnAttacks {

    private static final String INPUT = "<text>gapDays</text>";
    private static final String OUTPUT = "<outputEntry id=\"a3\"><text>\"REVIEW\"</text>";
    private static final String TEST = "<text>&gt; 30</text>";

    private final List<Attack> attacks = new ArrayList<>();

    private DmnAttacks() {}

    public static List<Attack> all(Path canary) {
        DmnAttacks all = new DmnAttacks();
        all.languages(canary);
        all.feel();
        all.shape();
        return all.attacks;
    }

    private void languages(Path canary) {
        String juel = "${''['class'].forName('java.lang.Runtime').getMethod('getRuntime').invoke(null).exec('touch "
                + canary + "')}";
        for (String language : List.of(
                "juel",
                "JUEL",
                "javascript",
                "Groovy",
                "groovy",
                "python",
                "http://www.java.com/java",
                "camunda-script",
                "FEEL-juel")) {
            runs(
                    "an output in " + language,
                    "language",
                    OUTPUT,
                    "<outputEntry id=\"a3\" expressionLanguage=\"" + language + "\"><text>" + juel + "</text>");
        }
        runs(
                "an input in JUEL",
                "language",
                "typeRef=\"number\"><text>gapDays",
                "expressionLanguage=\"juel\" typeRef=\"number\"><text>" + juel);
        runs(
                "a test in JUEL",
                "language",
                "<inputEntry id=\"a1\">",
                "<inputEntry id=\"a1\" expressionLanguage=\"juel\">");
        runs("JUEL for all", "language", "name=\"Trial\"", "name=\"Trial\" expressionLanguage=\"juel\"");
        runs(
                "a java function",
                "feel",
                OUTPUT,
                output(
                        "function(x) external {java: {class: \"java.lang.Runtime\", method_signature: \"exec(java.lang.String)\"}}"));
        runs(
                "an older namespace",
                "namespace",
                "https://www.omg.org/spec/DMN/20191111/MODEL/\"",
                "http://www.omg.org/spec/DMN/20151101/dmn11.xsd\"");
        runs(
                "a knowledge model",
                "element",
                "<dmndi:DMNDI>",
                "<businessKnowledgeModel id=\"b\" name=\"b\"/><dmndi:DMNDI>");
        runs(
                "an import",
                "element",
                "<decision id",
                "<import namespace=\"x\" locationURI=\"http://127.0.0.1:1/\" importType=\"x\"/><decision id");
        runs(
                "an entity",
                "xml",
                "<definitions ",
                "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions ");
        runs(
                "an expression as variable",
                "variable",
                "<input id=\"gap\"",
                "<input camunda:inputVariable=\"" + juel + "\" id=\"gap\"");
    }

    private void feel() {
        hangs("a billion rounds", output("for i in 1..1000000000 return i"));
        hangs("rounds in rounds", output("for i in 1..1000, j in 1..1000 return i"));
        hangs("rounds nested in rounds", output("for i in 1..1000 return for j in 1..1000 return i"));
        hangs("some of a billion", output("some i in 1..1000000000 satisfies i &lt; 0"));
        hangs("rounds up to a variable", output("for i in 1..gapDays return i"));
        hangs("rounds made by sums", output("for i in 1..(1000000*1000000) return i"));
        hangs("a function that calls itself", output("{f: function(n) f(n + 1), r: f(1)}.r"));
        hangs("a pattern that never ends", output("matches(status, \"(a+)+$\")"));
        hangs("a replacement that never ends", output("replace(status, \"(a+)+$\", \"\")"));
        hangs("a number of any length", output("decimal(1/3, 2000000000)"));
        hangs("a power", output("10 ** 999999999"));
        hangs("more than 2 KB", output("\"" + "x".repeat(2100) + "\""));
        hangs("100 brackets", output("(".repeat(100) + "1" + ")".repeat(100)));
        hangs("100 conditions", output("if a then ".repeat(100) + "1" + " else 1".repeat(100)));
        hangs("filters over filters", output("x[item > 1][item > 2][item > 3][item > 4]".replace(">", "&gt;")));
        runs("a method", "feel", OUTPUT, output("status.getClass()"));
        runs("chance", "feel", OUTPUT, output("random number()"));
        runs("a syntax error in a test", "feel", TEST, "<text>&gt; &gt; 30</text>");
        runs("a syntax error in an output", "feel", OUTPUT, output("\"REVIEW"));
        runs("a syntax error in an input", "feel", INPUT, "<text>gap days +</text>");
    }

    private void shape() {
        runs("a missing output entry", "table", "<outputEntry id=\"b4\"><text>\"none\"</text></outputEntry>", "");
        runs("an empty output entry", "feel", "<text>\"none\"</text>", "<text></text>");
        runs("a missing input entry", "table", "<inputEntry id=\"b2\"><text></text></inputEntry>", "");
        runs("the id of another decision", "decision", "<decision id=\"trial-eligibility\"", "<decision id=\"other\"");
        runs("many answers", "hitPolicy", "hitPolicy=\"FIRST\"", "hitPolicy=\"RULE ORDER\"");
        runs("a collected list", "hitPolicy", "hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"");
        runs("no time to live", "history", " camunda:historyTimeToLive=\"P365D\"", "");
        runs(
                "two decisions",
                "decision",
                "<dmndi:DMNDI>",
                "<decision id=\"x\" name=\"x\" camunda:historyTimeToLive=\"1\"><literalExpression id=\"y\"><text>1</text></literalExpression></decision><dmndi:DMNDI>");
        asks(
                "a decision that asks itself",
                "endless",
                "<decisionTable id=\"doubtsTable\"",
                requires("#trial-eligibility"));
        asks("a decision that asks nobody", "reference", "#trial-doubts", "#trial-hopes");
        asks("a decision of another file", "reference", "#trial-doubts", "http://127.0.0.1:1/x.dmn#trial-doubts");
        asks("a decision that is asked in vain", "decision", "<requiredDecision href=\"#trial-doubts\" />", "");
        asks("a list as the whole answer", "hitPolicy", "hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"");
        asks(
                "ten decisions more",
                "size",
                "<dmndi:DMNDI>",
                "<decision id=\"x\" name=\"x\" camunda:historyTimeToLive=\"1\"/>".repeat(9) + "<dmndi:DMNDI>");
        runs("a strange type", "value", "typeRef=\"number\"", "typeRef=\"java.lang.Runtime\"");
    }

    private void hangs(String name, String output) {
        attacks.add(guardOnlyDmn(name, "feel", spoilt(OUTPUT, output)));
    }

    private void runs(String name, String rule, String original, String instead) {
        attacks.add(dmn("decision: " + name, rule, spoilt(original, instead)));
    }

    private static String output(String text) {
        return "<outputEntry id=\"a3\"><text>" + text + "</text>";
    }

    private void asks(String name, String rule, String original, String instead) {
        attacks.add(guardOnlyDmn("decision: " + name, rule, spoiltOf(TrialModels.ASKING, original, instead)));
    }

    private static String requires(String decision) {
        return "<informationRequirement id=\"again\"><requiredDecision href=\"" + decision
                + "\" /></informationRequirement><decisionTable id=\"doubtsTable\"";
    }

    private static String spoilt(String original, String instead) {
        return spoiltOf(TrialModels.DMN, original, instead);
    }

    private static String spoiltOf(String legal, String original, String instead) {
        if (!legal.contains(original)) {
            throw new IllegalArgumentException("the trial decision has no " + original);
        }
        return legal.replace(original, instead);
    }
}
