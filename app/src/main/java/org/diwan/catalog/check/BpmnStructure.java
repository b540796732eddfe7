package org.diwan.catalog.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shape of a process: references that lead somewhere, one start, gateways that always know a way, few tokens. */
final class BpmnStructure {

    private static final int MOST_NODES = 300;
    private static final int MOST_TOKENS = 100;
    private static final Set<String> SPLITS =
            Set.of("exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway");
    private static final Map<String, String> REFERENCES = Map.of(
            "messageRef", "message",
            "signalRef", "signal",
            "errorRef", "error",
            "escalationRef", "escalation");

    private final XmlElement root;
    private final Findings findings;

    private BpmnStructure(XmlElement root, Findings findings) {
        this.root = root;
        this.findings = findings;
    }

    static void check(XmlElement root, Findings findings) {
        new BpmnStructure(root, findings).run();
    }

    /** Whether the process is small enough to be walked through at all. */
    static boolean small(XmlElement root, Findings findings) {
        long nodes = root.all().filter(e -> FlowScope.NODES.contains(e.name())).count();
        if (nodes > MOST_NODES) {
            findings.add(root, "size", nodes + " nodes, " + MOST_NODES + " at most");
        }
        return nodes <= MOST_NODES;
    }

    private void run() {
        List<FlowScope> scopes = FlowScope.all(root).toList();
        uniqueIds();
        root.all().forEach(this::reference);
        scopes.forEach(this::scope);
        tokens(scopes);
        loops();
    }

    private void uniqueIds() {
        Set<String> ids = new HashSet<>();
        root.all()
                .filter(e -> !e.attribute("id").isEmpty() && e.uri().equals(Namespaces.BPMN))
                .filter(e -> !ids.add(e.attribute("id")))
                .forEach(e -> findings.add(e, "reference", "the id stands twice"));
    }

    private void reference(XmlElement element) {
        REFERENCES.forEach((attribute, target) -> {
            String id = element.attribute(attribute);
            boolean dangling = !id.isEmpty()
                    && root.children(target).noneMatch(e -> e.attribute("id").equals(id));
            boolean absent = id.isEmpty()
                    && element.name().equals(target + "EventDefinition")
                    && (target.equals("message") || target.equals("signal"));
            if (dangling || absent) {
                findings.add(element, "reference", "the " + target + " '" + id + "' is not declared");
            }
        });
    }

    private void scope(FlowScope scope) {
        starts(scope);
        scope.flows().forEach(flow -> flow(scope, flow));
        BpmnCompensation.check(scope, findings);
        scope.nodes().values().forEach(node -> {
            connected(scope, node);
            definitions(node);
            split(scope, node);
            thrown(scope, node);
        });
    }

    private void starts(FlowScope scope) {
        List<XmlElement> starts = scope.starts().toList();
        if (starts.size() != 1) {
            findings.add(scope.element(), "start", "has " + starts.size() + " start events, must have one");
        }
        for (XmlElement start : starts) {
            long triggers = triggers(start);
            if (!scope.isEventSubProcess() && triggers > 0) {
                findings.add(start, "start", "starts by itself: only an event sub-process may");
            } else if (scope.isEventSubProcess() && triggers == 0) {
                findings.add(start, "start", "an event sub-process needs an event");
            }
        }
    }

    private void flow(FlowScope scope, XmlElement flow) {
        XmlElement source = scope.node(flow.attribute("sourceRef"));
        if (source == null || scope.node(flow.attribute("targetRef")) == null) {
            findings.add(
                    flow,
                    "reference",
                    "must join two nodes of " + scope.element().label());
        } else if (flow.hasChild("conditionExpression")
                && !Set.of("exclusiveGateway", "inclusiveGateway").contains(source.name())) {
            findings.add(flow, "gateway", "a condition stands only behind an exclusive or inclusive gateway");
        }
    }

    private void connected(FlowScope scope, XmlElement node) {
        boolean undoes = BpmnCompensation.undoes(node);
        boolean begins = Set.of("startEvent", "boundaryEvent").contains(node.name())
                || node.attribute("triggeredByEvent").equals("true")
                || undoes;
        if (!begins && !scope.hasIncoming(node)) {
            findings.add(node, "unreachable", "no flow leads here");
        }
        if (begins && scope.hasIncoming(node)) {
            findings.add(node, "unreachable", "a flow must not lead here");
        }
        XmlElement attachedTo = scope.node(node.attribute("attachedToRef"));
        if (node.name().equals("boundaryEvent") && (attachedTo == null || !isActivity(attachedTo))) {
            findings.add(node, "reference", "is attached to no activity of its scope");
        }
        boolean ends = node.name().equals("endEvent")
                || node.attribute("triggeredByEvent").equals("true")
                || undoes
                || BpmnCompensation.isDemanded(node);
        if (!ends && scope.outgoing(node).isEmpty()) {
            findings.add(node, "end", "leads nowhere: every path ends in an end event");
        }
        if (ends && !scope.outgoing(node).isEmpty()) {
            findings.add(node, "end", "no flow may leave it");
        }
    }

    private void definitions(XmlElement node) {
        long triggers = triggers(node);
        boolean needsOne = Set.of("boundaryEvent", "intermediateCatchEvent").contains(node.name());
        if (triggers > 1 || needsOne && triggers == 0) {
            findings.add(node, "event", "must have one event definition");
        }
        if (node.name().equals("intermediateCatchEvent")
                && (node.hasChild("errorEventDefinition") || node.hasChild("escalationEventDefinition"))) {
            findings.add(node, "event", "catches errors and escalations only at a boundary");
        }
        node.children("timerEventDefinition")
                .filter(timer -> timer.children().size() != 1)
                .forEach(timer -> findings.add(timer, "timer", "must have one timeDuration or timeDate"));
    }

    private void split(FlowScope scope, XmlElement node) {
        List<XmlElement> outgoing = scope.outgoing(node);
        String defaultFlow = node.attribute("default");
        if (!defaultFlow.isEmpty()
                && outgoing.stream().noneMatch(f -> f.attribute("id").equals(defaultFlow))) {
            findings.add(node, "gateway", "its default flow does not leave it");
        }
        if (outgoing.size() < 2) {
            return;
        }
        if (!SPLITS.contains(node.name())) {
            findings.add(node, "gateway", "splits without a gateway");
        }
        if (Set.of("exclusiveGateway", "inclusiveGateway").contains(node.name())) {
            outgoing.stream()
                    .filter(f -> !f.hasChild("conditionExpression"))
                    .filter(f -> !f.attribute("id").equals(defaultFlow))
                    .forEach(f -> findings.add(f, "gateway", "has neither a condition nor is it the default"));
        }
    }

    /** An event sub-process that throws could wake its neighbour, and that one wake it again. */
    private void thrown(FlowScope scope, XmlElement node) {
        boolean throwing = Set.of("endEvent", "intermediateThrowEvent").contains(node.name());
        boolean caught = Stream.of("error", "escalation", "compensate")
                .anyMatch(what -> node.hasChild(what + "EventDefinition"));
        if (throwing && caught && inEventSubProcess(scope.element())) {
            findings.add(node, "endless", "an event sub-process must not throw");
        }
    }

    private static boolean inEventSubProcess(XmlElement scope) {
        XmlElement parent = scope.parent();
        return scope.attribute("triggeredByEvent").equals("true") || parent != null && inEventSubProcess(parent);
    }

    /** Each parallel split multiplies the tokens of those before it; the product bounds what one case can become. */
    private void tokens(List<FlowScope> scopes) {
        long product = 1;
        for (FlowScope scope : scopes) {
            for (XmlElement node : scope.nodes().values()) {
                boolean forks = Set.of("parallelGateway", "inclusiveGateway").contains(node.name());
                product *= forks ? Math.max(1, scope.outgoing(node).size()) : 1;
                if (product > MOST_TOKENS) {
                    findings.add(node, "tokens", "parallel paths multiply to more than " + MOST_TOKENS);
                    return;
                }
            }
        }
    }

    private void loops() {
        root.all()
                .filter(e -> e.name().equals("multiInstanceLoopCharacteristics"))
                .forEach(loop -> {
                    boolean counted = loop.hasChild("loopCardinality");
                    if (counted == !loop.camunda("collection").isEmpty()) {
                        findings.add(loop, "loop", "must have either a loopCardinality or a camunda:collection");
                    }
                    if (nested(loop.parent())) {
                        findings.add(loop, "loop", "a loop must not stand in a loop");
                    }
                });
    }

    private static boolean nested(@Nullable XmlElement activity) {
        XmlElement outer = activity == null ? null : activity.parent();
        return outer != null && (outer.hasChild("multiInstanceLoopCharacteristics") || nested(outer));
    }

    private static long triggers(XmlElement event) {
        return event.children().stream()
                .filter(child -> child.name().endsWith("EventDefinition"))
                .count();
    }

    private static boolean isActivity(XmlElement node) {
        return node.name().endsWith("Task")
                || Set.of("subProcess", "callActivity").contains(node.name());
    }
}
