package org.diwan.catalog.check;

import java.util.Set;

/** What a model binds to outside itself: steps of the catalogue, forms and decisions of its own bundle. */
final class BpmnBindings {

    private final StepCatalogue steps;
    private final Set<String> forms;
    private final Set<String> decisions;
    private final Set<String> processes;

    BpmnBindings(StepCatalogue steps, Set<String> forms, Set<String> decisions, Set<String> processes) {
        this.steps = steps;
        this.forms = forms;
        this.decisions = decisions;
        this.processes = processes;
    }

    void check(XmlElement root, Findings findings) {
        root.all().filter(e -> e.uri().equals(Namespaces.BPMN)).forEach(element -> {
            form(element, findings);
            switch (element.name()) {
                case "serviceTask", "sendTask" -> step(element, findings);
                case "businessRuleTask" -> decision(element, findings);
                case "callActivity" -> call(element, findings);
                case "userTask" -> task(element, findings);
                default -> {}
            }
        });
        root.all().forEach(element -> shadow(element, findings));
    }

    private void step(XmlElement element, Findings findings) {
        String expression = element.camunda("delegateExpression").strip();
        if (expression.isEmpty()) {
            findings.add(element, "step", "names no step (camunda:delegateExpression)");
        } else if (!expression.matches("\\$\\{\\s*\\w+\\s*}") || !steps.has(expression.replaceAll("[${}\\s]", ""))) {
            findings.add(element, "step", expression + " is no step of the catalogue");
        }
    }

    private void form(XmlElement element, Findings findings) {
        String form = element.camunda("formRef");
        if (form.isEmpty()) {
            return;
        }
        if (element.camunda("formRefBinding").isEmpty()) {
            findings.add(element, "form", "camunda:formRefBinding must be deployment");
        }
        if (!forms.contains(form)) {
            findings.add(element, "form", "the form " + form + " is not in the bundle");
        }
    }

    private void decision(XmlElement element, Findings findings) {
        String decision = element.camunda("decisionRef");
        if (decision.isEmpty()) {
            findings.add(element, "decision", "names no decision (camunda:decisionRef)");
        } else if (!decisions.contains(decision)) {
            findings.add(element, "decision", "the decision " + decision + " is not in the bundle");
        }
        required(element, "decisionRefBinding", "decision", findings);
        if (!element.camunda("resultVariable").isEmpty()) {
            required(element, "mapDecisionResult", "decision", findings);
        }
    }

    private void call(XmlElement element, Findings findings) {
        String called = element.attribute("calledElement");
        if (!processes.contains(called)) {
            findings.add(element, "call", "the process '" + called + "' is not in the bundle");
        }
        required(element, "calledElementBinding", "call", findings);
    }

    private static void task(XmlElement element, Findings findings) {
        if (element.camunda("candidateGroups").isEmpty()
                && element.camunda("assignee").isEmpty()) {
            findings.add(element, "role", "names nobody who may do it (camunda:candidateGroups or camunda:assignee)");
        }
        required(element, "formRef", "form", findings);
    }

    private void shadow(XmlElement element, Findings findings) {
        boolean delegate = !element.camunda("delegateExpression").isEmpty();
        element.attributes().stream()
                .filter(a -> !a.name().equals("delegateExpression")
                        && !a.name().equals("id")
                        && !a.name().endsWith("Ref"))
                .map(XmlAttribute::value)
                .forEach(value -> expression(element, value, findings));
        expression(element, element.text(), findings);
        boolean named = Set.of("inputParameter", "outputParameter").contains(element.name());
        if (!delegate
                && (steps.has(element.camunda("resultVariable")) || named && steps.has(element.attribute("name")))) {
            findings.add(element, "variable", "a variable must not hide a step of the catalogue");
        }
    }

    /** A step is called by a service task, never read as if it were a variable. */
    private void expression(XmlElement element, String value, Findings findings) {
        if (!Expressions.looksLikeOne(value)) {
            return;
        }
        String plain = value.replaceAll("'[^']*'|\"[^\"]*\"", "");
        for (String word : plain.split("\\W+")) {
            if (steps.has(word)) {
                findings.add(element, "step", word + " is a step and can only be called by a service task");
            }
        }
    }

    private static void required(XmlElement element, String attribute, String rule, Findings findings) {
        if (element.camunda(attribute).isEmpty()) {
            findings.add(element, rule, "camunda:" + attribute + " is missing");
        }
    }
}
