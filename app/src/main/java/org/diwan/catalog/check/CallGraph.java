package org.diwan.catalog.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which process calls which: never itself, not even through others. */
final class CallGraph {

    private record Call(XmlElement from, String called, Findings findings) {}

    private final Map<String, List<Call>> calls = new HashMap<>();

    void add(XmlElement root, Findings findings) {
        root.children("process").forEach(process -> {
            List<Call> made = calls.computeIfAbsent(process.attribute("id"), key -> new ArrayList<>());
            process.all()
                    .filter(e -> e.name().equals("callActivity"))
                    .forEach(e -> made.add(new Call(e, e.attribute("calledElement"), findings)));
        });
    }

    void check() {
        calls.forEach((key, made) -> made.stream()
                .filter(call -> reaches(call.called(), key, new HashSet<>()))
                .forEach(call -> call.findings()
                        .add(call.from(), "endless", "the process calls itself by way of " + call.called())));
    }

    private boolean reaches(String from, String key, Set<String> seen) {
        return from.equals(key)
                || seen.add(from)
                        && calls.getOrDefault(from, List.of()).stream()
                                .anyMatch(call -> reaches(call.called(), key, seen));
    }
}
