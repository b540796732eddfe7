package org.diwan.catalog.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every cycle must hold a wait state, else one request runs for ever. An asynchronous step is none: it would run for ever too. */
final class WaitStates {

    private static final Set<String> WAITING =
            Set.of("userTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway");

    private enum Seen {
        OPEN,
        DONE
    }

    private final Findings findings;
    private final Map<XmlElement, Seen> seen = new HashMap<>();
    private final Map<XmlElement, Boolean> waiting = new HashMap<>();

    private WaitStates(Findings findings) {
        this.findings = findings;
    }

    static void check(XmlElement root, Findings findings) {
        WaitStates states = new WaitStates(findings);
        FlowScope.all(root).forEach(scope -> scope.nodes().values().forEach(node -> states.visit(scope, node)));
    }

    private void visit(FlowScope scope, XmlElement node) {
        if (seen.containsKey(node)) {
            return;
        }
        seen.put(node, Seen.OPEN);
        straight(scope, node).forEach(next -> {
            if (seen.get(next) == Seen.OPEN) {
                findings.add(next, "endless", "is part of a cycle in which nothing is waited for");
            } else {
                visit(scope, next);
            }
        });
        seen.put(node, Seen.DONE);
    }

    /** Where the engine may go from here without waiting. */
    private Stream<XmlElement> straight(FlowScope scope, XmlElement node) {
        Stream<XmlElement> next = waits(node) ? Stream.empty() : scope.next(node);
        return WAITING.contains(node.name()) ? next : Stream.concat(next, scope.thrownFrom(node));
    }

    private boolean waits(XmlElement node) {
        return WAITING.contains(node.name())
                || node.name().equals("boundaryEvent")
                        && Stream.of("timer", "message", "signal").anyMatch(e -> node.hasChild(e + "EventDefinition"))
                || node.name().equals("subProcess") && waitsInside(node);
    }

    /** Whether no path leads through the sub-process without waiting. */
    private boolean waitsInside(XmlElement subProcess) {
        Boolean known = waiting.get(subProcess);
        if (known == null) {
            FlowScope inner = FlowScope.of(subProcess);
            Set<XmlElement> reached = new HashSet<>();
            known = inner.starts().noneMatch(start -> reachesEnd(inner, start, reached));
            waiting.put(subProcess, known);
        }
        return known;
    }

    private boolean reachesEnd(FlowScope inner, XmlElement node, Set<XmlElement> reached) {
        return reached.add(node)
                && (inner.outgoing(node).isEmpty() && !waits(node)
                        || straight(inner, node).anyMatch(next -> reachesEnd(inner, next, reached)));
    }
}
