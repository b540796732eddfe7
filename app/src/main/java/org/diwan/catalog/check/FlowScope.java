package org.diwan.catalog.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process or sub-process as a graph: its nodes and the flows between them, each by id. */
record FlowScope(XmlElement element, Map<String, XmlElement> nodes, List<XmlElement> flows) {

    static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "userTask",
            "serviceTask",
            "sendTask",
            "businessRuleTask",
            "receiveTask",
            "subProcess",
            "callActivity",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "eventBasedGateway");

    static FlowScope of(XmlElement scope) {
        Map<String, XmlElement> nodes = new LinkedHashMap<>();
        scope.children().stream()
                .filter(child -> NODES.contains(child.name()))
                .forEach(node -> nodes.put(node.attribute("id"), node));
        return new FlowScope(scope, nodes, scope.children("sequenceFlow").toList());
    }

    static Stream<FlowScope> all(XmlElement root) {
        return root.all()
                .filter(e -> e.name().equals("process") || e.name().equals("subProcess"))
                .map(FlowScope::of);
    }

    @Nullable
    XmlElement node(String id) {
        return nodes.get(id);
    }

    List<XmlElement> outgoing(XmlElement node) {
        return flows.stream().filter(f -> leaves(f, node)).toList();
    }

    boolean hasIncoming(XmlElement node) {
        return flows.stream().anyMatch(f -> f.attribute("targetRef").equals(node.attribute("id")));
    }

    Stream<XmlElement> next(XmlElement node) {
        return outgoing(node).stream()
                .map(f -> nodes.get(f.attribute("targetRef")))
                .flatMap(Stream::ofNullable);
    }

    /** The boundary events of this node that fire while it is being entered: errors and escalations. */
    Stream<XmlElement> thrownFrom(XmlElement node) {
        return nodes.values().stream()
                .filter(n -> n.name().equals("boundaryEvent"))
                .filter(n -> n.attribute("attachedToRef").equals(node.attribute("id")))
                .filter(n -> n.hasChild("errorEventDefinition") || n.hasChild("escalationEventDefinition"));
    }

    Stream<XmlElement> starts() {
        return nodes.values().stream().filter(n -> n.name().equals("startEvent"));
    }

    boolean isProcess() {
        return element.name().equals("process");
    }

    boolean isEventSubProcess() {
        return element.attribute("triggeredByEvent").equals("true");
    }

    private static boolean leaves(XmlElement flow, XmlElement node) {
        return Objects.equals(flow.attribute("sourceRef"), node.attribute("id"));
    }
}
