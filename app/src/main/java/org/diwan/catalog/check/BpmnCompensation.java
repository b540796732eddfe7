package org.diwan.catalog.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is undone, and by what: a compensation event at the edge of an activity, joined to one step that stands outside
 * the flow. Who throws compensation undoes all of it that has been done in the scope, so it names no activity.
 */
final class BpmnCompensation {

    private static final String DEFINITION = "compensateEventDefinition";

    private BpmnCompensation() {}

    /** Whether the node stands outside the flow and is only reached by compensation. */
    static boolean undoes(XmlElement node) {
        return node.attribute("isForCompensation").equals("true");
    }

    /** Whether the node is the edge from which an undoing step is reached. */
    static boolean isDemanded(XmlElement node) {
        return node.name().equals("boundaryEvent") && node.hasChild(DEFINITION);
    }

    static void check(FlowScope scope, Findings findings) {
        scope.nodes().values().forEach(node -> {
            if (isDemanded(node)) {
                demanded(scope, node, findings);
            }
            if (undoes(node)) {
                undoing(scope, node, findings);
            }
        });
    }

    private static void demanded(FlowScope scope, XmlElement event, Findings findings) {
        if (joined(scope, "sourceRef", event, "targetRef").stream()
                        .filter(BpmnCompensation::undoes)
                        .count()
                != 1) {
            findings.add(event, "compensation", "must be joined to one step that is for compensation");
        }
        boolean twin = scope.nodes().values().stream()
                .filter(BpmnCompensation::isDemanded)
                .anyMatch(other ->
                        other != event && other.attribute("attachedToRef").equals(event.attribute("attachedToRef")));
        if (twin) {
            findings.add(event, "compensation", "is the second of its activity");
        }
    }

    private static void undoing(FlowScope scope, XmlElement step, Findings findings) {
        if (joined(scope, "targetRef", step, "sourceRef").stream()
                        .filter(BpmnCompensation::isDemanded)
                        .count()
                != 1) {
            findings.add(step, "compensation", "is for compensation, but no event at an activity's edge leads to it");
        }
        boolean edged = scope.nodes().values().stream()
                .anyMatch(node -> node.attribute("attachedToRef").equals(step.attribute("id")));
        if (edged) {
            findings.add(step, "compensation", "nothing can be caught of a step that is for compensation");
        }
    }

    /** The nodes at the other ends of the associations that have this node at their one end. */
    private static List<XmlElement> joined(FlowScope scope, String end, XmlElement node, String otherEnd) {
        return scope.element()
                .children("association")
                .filter(line -> line.attribute(end).equals(node.attribute("id")))
                .map(line -> scope.node(line.attribute(otherEnd)))
                .flatMap(Stream::ofNullable)
                .toList();
    }
}
