package org.diwan.catalog.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What other files of a bundle ask of a decision table. */
record DecisionTable(XmlElement table) {

    private static final Pattern PATH = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)?");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    /** A fact that the decision reads. */
    record Input(String name, String type, boolean isPlain) {}

    /** The decision of that name, if it is a table and can be read. */
    static Optional<DecisionTable> of(Bundle bundle, String decision) {
        String path = decision + ".dmn";
        return Optional.of(path)
                .filter(bundle::has)
                .map(file -> SafeXml.parse(bundle.bytes(file), new Findings(file)))
                .flatMap(root -> root.children("decision")
                        .flatMap(each -> each.children("decisionTable"))
                        .findFirst())
                .map(DecisionTable::new);
    }

    List<Input> inputs() {
        return table.children("input").map(DecisionTable::input).toList();
    }

    private static Input input(XmlElement input) {
        XmlElement expression = input.children("inputExpression").findFirst().orElse(input);
        String type = expression.attribute("typeRef");
        return new Input(
                input.attribute("id").replaceFirst("Input$", ""),
                type.isEmpty() ? "Any" : type,
                PATH.matcher(text(expression)).matches());
    }

    /** The texts that this output can be, as far as they stand in the table; empty where there is no such output. */
    Set<String> answers(String output) {
        List<XmlElement> outputs = table.children("output").toList();
        return IntStream.range(0, outputs.size())
                .filter(i -> outputs.get(i).attribute("name").equals(output))
                .boxed()
                .flatMap(i -> table.children("rule")
                        .map(rule -> rule.children("outputEntry").toList())
                        .filter(entries -> i < entries.size())
                        .map(entries -> LITERAL.matcher(text(entries.get(i))))
                        .filter(literal -> literal.matches())
                        .map(literal -> literal.group(1)))
                .collect(Collectors.toSet());
    }

    private static String text(XmlElement element) {
        return element.children("text").map(XmlElement::text).findFirst().orElse("");
    }
}
