package org.diwan.catalog.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the other files of a bundle ask of its process; a process that cannot be read has nothing. */
final class BundleProcess {

    private static final Set<String> STEPS = Set.of(
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "scriptTask",
            "sendTask",
            "callActivity",
            "receiveTask",
            "eventBasedGateway");

    private final @Nullable XmlElement root;

    private BundleProcess(@Nullable XmlElement root) {
        this.root = root;
    }

    static BundleProcess of(Bundle bundle) {
        String path = bundle.service() + ".bpmn";
        return new BundleProcess(bundle.has(path) ? SafeXml.parse(bundle.bytes(path), new Findings(path)) : null);
    }

    boolean has(String id) {
        return elements()
                .anyMatch(e ->
                        FlowScope.NODES.contains(e.name()) && e.attribute("id").equals(id));
    }

    /** Whether it is something that a case is at for a while: a task, or a wait for somebody. */
    boolean isStep(String id) {
        return elements()
                .filter(e -> e.attribute("id").equals(id))
                .anyMatch(e -> STEPS.contains(e.name())
                        || e.name().endsWith("CatchEvent") && e.hasChild("messageEventDefinition"));
    }

    /** Whether the client does it. */
    boolean isClients(String id) {
        return elements().filter(e -> e.attribute("id").equals(id)).anyMatch(e -> e.camunda("candidateGroups")
                .equals("applicant"));
    }

    boolean hasMessage(String name) {
        return elements()
                .anyMatch(e -> e.name().equals("message") && e.attribute("name").equals(name));
    }

    Stream<String> userTasks() {
        return elements().filter(e -> e.name().equals("userTask")).map(e -> e.attribute("id"));
    }

    /** The properties by which steps and decisions are handed answers. */
    Stream<XmlElement> handedAnswers() {
        return elements()
                .filter(e -> e.name().equals("property") && e.attribute("name").equals("answers"));
    }

    /** The end events in which the case itself ends, not only a warning beside it. */
    Stream<String> ends() {
        return root == null
                ? Stream.empty()
                : root.children("process")
                        .flatMap(process -> Stream.concat(
                                ends(FlowScope.of(process)),
                                process.children("subProcess")
                                        .filter(BundleProcess::takesOver)
                                        .flatMap(inner -> ends(FlowScope.of(inner)))));
    }

    /** An event sub-process that ends everything else: the case goes on, and ends, in it. */
    private static boolean takesOver(XmlElement subProcess) {
        return subProcess.attribute("triggeredByEvent").equals("true")
                && subProcess.children("startEvent").noneMatch(start -> start.attribute("isInterrupting")
                        .equals("false"));
    }

    private static Stream<String> ends(FlowScope scope) {
        Set<XmlElement> reached = new HashSet<>();
        Deque<XmlElement> open = new ArrayDeque<>(scope.starts().toList());
        while (!open.isEmpty()) {
            XmlElement node = open.pop();
            if (reached.add(node)) {
                scope.next(node).forEach(open::push);
                interrupting(scope, node).forEach(open::push);
            }
        }
        return reached.stream()
                .filter(n -> n.name().equals("endEvent"))
                .map(n -> n.attribute("id"))
                .sorted();
    }

    private static Set<XmlElement> interrupting(FlowScope scope, XmlElement node) {
        return scope.nodes().values().stream()
                .filter(n -> n.attribute("attachedToRef").equals(node.attribute("id")))
                .filter(n -> n.name().equals("boundaryEvent")
                        && !n.attribute("cancelActivity").equals("false"))
                .collect(Collectors.toSet());
    }

    private Stream<XmlElement> elements() {
        return root == null ? Stream.empty() : root.all();
    }
}
