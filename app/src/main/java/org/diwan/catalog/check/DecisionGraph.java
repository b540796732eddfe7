package org.diwan.catalog.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The decisions of one file and which of them asks which: all serve the one that has the file's name. */
record DecisionGraph(XmlElement root, Map<String, XmlElement> decisions) {

    private static final int MOST_DECISIONS = 10;

    static DecisionGraph of(XmlElement root) {
        Map<String, XmlElement> decisions = new LinkedHashMap<>();
        root.children("decision").forEach(decision -> decisions.put(decision.attribute("id"), decision));
        return new DecisionGraph(root, decisions);
    }

    void check(String main, Findings findings) {
        XmlElement first = decisions.get(main);
        long count = root.children("decision").count();
        if (first == null) {
            findings.add(root, "decision", "the id of the decision must be the name of its file");
        }
        if (count > MOST_DECISIONS) {
            findings.add(root, "size", count + " decisions, " + MOST_DECISIONS + " at most");
            return;
        }
        decisions.values().forEach(decision -> asked(decision, findings));
        Set<String> serving = new HashSet<>();
        if (first != null) {
            walk(first, new HashSet<>(), serving, findings);
        }
        decisions.forEach((id, decision) -> {
            if (first != null && !serving.contains(id)) {
                findings.add(decision, "decision", "is not asked by " + main + ", whose file this is");
            }
        });
    }

    /** Whether another decision of the file asks this one. */
    boolean isAsked(XmlElement decision) {
        return decisions.values().stream().anyMatch(other -> requires(other).contains(decision.attribute("id")));
    }

    private void asked(XmlElement decision, Findings findings) {
        decision.children("informationRequirement")
                .flatMap(requirement -> requirement.children("requiredDecision"))
                .filter(required -> !required.attribute("href").startsWith("#")
                        || !decisions.containsKey(required.attribute("href").substring(1)))
                .forEach(required -> findings.add(
                        required, "reference", "'" + required.attribute("href") + "' is no decision of this file"));
    }

    private void walk(XmlElement decision, Set<String> above, Set<String> serving, Findings findings) {
        String id = decision.attribute("id");
        if (!above.add(id)) {
            findings.add(decision, "endless", "asks itself");
            return;
        }
        if (serving.add(id)) {
            requires(decision).forEach(next -> walk(decisions.getOrDefault(next, root), above, serving, findings));
        }
        above.remove(id);
    }

    private List<String> requires(XmlElement decision) {
        return decision.children("informationRequirement")
                .flatMap(requirement -> requirement.children("requiredDecision"))
                .map(required -> required.attribute("href").replaceFirst("^#", ""))
                .filter(decisions::containsKey)
                .toList();
    }
}
