package org.diwan.catalog.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The conventions of the house: one process a file under its own name, readable ids, names for people. */
final class BpmnHouse {

    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Set<String> DECLARED = Set.of("message", "signal", "error", "escalation");
    private static final Set<String> UNNAMED = Set.of(
            "parallelGateway", "inclusiveGateway", "exclusiveGateway", "eventBasedGateway", "intermediateThrowEvent");

    private BpmnHouse() {}

    static void check(XmlElement root, String path, Findings findings) {
        process(root, path, findings);
        root.all()
                .filter(e -> FlowScope.NODES.contains(e.name()) || DECLARED.contains(e.name()))
                .forEach(e -> node(e, findings));
        FlowScope.all(root).forEach(scope -> scope.nodes().values().stream()
                .filter(n -> n.name().equals("exclusiveGateway"))
                .filter(n -> scope.outgoing(n).size() > 1 && n.attribute("name").isBlank())
                .forEach(n -> findings.add(n, "name", "a gateway that decides asks its question as its name")));
    }

    private static void process(XmlElement root, String path, Findings findings) {
        List<XmlElement> processes = root.children("process").toList();
        if (processes.size() != 1) {
            findings.add(root, "process", "holds " + processes.size() + " processes, must hold one");
        }
        for (XmlElement process : processes) {
            if (!process.attribute("id").equals(Bundle.baseName(path))) {
                findings.add(process, "process", "the key of the process must be the name of its file");
            }
            if (!process.attribute("isExecutable").equals("true")) {
                findings.add(process, "process", "is not executable");
            }
            if (process.camunda("historyTimeToLive").isEmpty()) {
                findings.add(process, "history", "camunda:historyTimeToLive is missing");
            }
            if (process.attribute("name").isBlank()) {
                findings.add(process, "name", "has no name");
            }
        }
    }

    private static void node(XmlElement element, Findings findings) {
        if (!ID.matcher(element.attribute("id")).matches()) {
            findings.add(element, "id", "the id of a " + element.name() + " is lowerCamel without a prefix");
        }
        if (element.attribute("name").isBlank() && !UNNAMED.contains(element.name())) {
            findings.add(element, "name", "has no name");
        }
    }
}
