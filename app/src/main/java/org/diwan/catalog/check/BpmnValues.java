package org.diwan.catalog.check;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What each attribute and text may say. Whatever is not named here is a literal, which holds no expression. */
final class BpmnValues {

    static final Set<String> ROLES = Set.of(
            "clerk", "supervisor", "reviewer", "finance", "manager", "analyst", "security", "operator", "applicant");
    static final int MOST_LOOPS = 100;

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern RETRIES = Pattern.compile("R[1-9]\\d?/(P[0-9DTHMS]+)(,P[0-9DTHMS]+){0,9}");

    private record Rule(String name, Function<String, Boolean> holds, String says) {}

    private static final Rule BOOLEAN = new Rule("value", Set.of("true", "false")::contains, "must be true or false");
    private static final Rule INTEGER = rule("value", "\\d{1,6}", "must be a literal whole number");
    private static final Rule VARIABLE_NAME = rule("variable", NAME, "must be the literal name of a variable");
    private static final Rule VARIABLE = new Rule("expression", BpmnValues::isVariable, "must be ${variable}");
    private static final Rule MODEL_KEY = rule("reference", KEY, "must be a literal key");
    private static final Rule DEPLOYMENT = exactly("deployment");
    private static final Rule TIME = new Rule(
            "timer",
            BpmnValues::isTime,
            "must be an ISO 8601 duration of a second or more, a date, ${variable} or ${workingTime.after('P2D')}");
    private static final Rule CONDITION = new Rule("expression", BpmnValues::isExpression, "");
    private static final Rule VALUE =
            new Rule("expression", text -> !Expressions.looksLikeOne(text) || isExpression(text), "");
    private static final Rule LITERAL =
            new Rule("expression", text -> !Expressions.looksLikeOne(text), "holds no expression");

    private static final Map<String, Rule> RULES = Map.ofEntries(
            entry("isExecutable", exactly("true")),
            entry("isForCompensation", exactly("true")),
            entry("isInterrupting", BOOLEAN),
            entry("cancelActivity", BOOLEAN),
            entry("triggeredByEvent", BOOLEAN),
            entry("isSequential", BOOLEAN),
            entry("camunda:asyncBefore", BOOLEAN),
            entry("camunda:asyncAfter", BOOLEAN),
            entry("camunda:exclusive", BOOLEAN),
            entry("camunda:isStartableInTasklist", BOOLEAN),
            entry("eventGatewayType", exactly("Exclusive")),
            entry("camunda:jobPriority", INTEGER),
            entry("camunda:priority", INTEGER),
            entry("camunda:historyTimeToLive", rule("history", "P?\\d{1,5}D?", "must be a number of days")),
            entry("camunda:initiator", VARIABLE_NAME),
            entry("camunda:resultVariable", VARIABLE_NAME),
            entry("camunda:elementVariable", VARIABLE_NAME),
            entry("camunda:errorCodeVariable", VARIABLE_NAME),
            entry("camunda:errorMessageVariable", VARIABLE_NAME),
            entry("camunda:escalationCodeVariable", VARIABLE_NAME),
            entry("camunda:assignee", VARIABLE),
            entry("camunda:collection", VARIABLE),
            entry("camunda:delegateExpression", VARIABLE),
            entry(
                    "camunda:candidateGroups",
                    new Rule("role", BpmnValues::areRoles, "must name roles of the house: " + ROLES)),
            entry("camunda:dueDate", TIME),
            entry("camunda:followUpDate", TIME),
            entry("camunda:formRef", MODEL_KEY),
            entry("camunda:formRefBinding", DEPLOYMENT),
            entry("camunda:decisionRef", MODEL_KEY),
            entry("camunda:decisionRefBinding", DEPLOYMENT),
            entry(
                    "camunda:mapDecisionResult",
                    rule("decision", "singleEntry|singleResult", "must be singleEntry or singleResult")),
            entry("calledElement", MODEL_KEY),
            entry("camunda:calledElementBinding", DEPLOYMENT),
            entry("xsi:type", rule("attribute", "([a-z0-9]+:)?tFormalExpression", "must be tFormalExpression")),
            entry("camunda:in@source", VARIABLE_NAME),
            entry("camunda:in@target", VARIABLE_NAME),
            entry("camunda:in@variables", exactly("all")),
            entry("camunda:in@local", exactly("true")),
            entry("camunda:in@businessKey", VARIABLE),
            entry("camunda:out@source", VARIABLE_NAME),
            entry("camunda:out@target", VARIABLE_NAME),
            entry("camunda:out@variables", exactly("all")),
            entry("camunda:out@local", exactly("true")),
            entry("camunda:inputParameter@name", VARIABLE_NAME),
            entry("camunda:outputParameter@name", VARIABLE_NAME),
            entry("bpmn:message@name", rule("literal", "[a-z][A-Za-z0-9-]*", "must be a literal name")),
            entry("bpmn:signal@name", rule("literal", "[a-z][A-Za-z0-9-]*", "must be a literal name")),
            entry("bpmn:error@errorCode", rule("literal", "[A-Za-z][A-Za-z0-9_-]*", "must be a literal code")),
            entry(
                    "bpmn:escalation@escalationCode",
                    rule("literal", "[A-Za-z][A-Za-z0-9_-]*", "must be a literal code")),
            entry("bpmn:conditionExpression", CONDITION),
            entry("bpmn:completionCondition", CONDITION),
            entry("bpmn:timeDuration", TIME),
            entry("bpmn:timeDate", TIME),
            entry(
                    "bpmn:loopCardinality",
                    new Rule("loop", BpmnValues::isFewLoops, "must be a literal number, " + MOST_LOOPS + " at most")),
            entry("camunda:failedJobRetryTimeCycle", rule("timer", RETRIES, "must be like R3/PT1M")),
            entry("camunda:inputParameter", VALUE),
            entry("camunda:outputParameter", VALUE));

    private BpmnValues() {}

    static void check(XmlElement root, Findings findings) {
        root.all().forEach(element -> element(element, findings));
    }

    private static void element(XmlElement element, Findings findings) {
        String name = BpmnLanguage.ALLOWED.name(element.uri(), element.name());
        for (XmlAttribute attribute : element.attributes()) {
            String key = BpmnLanguage.ALLOWED.name(attribute.uri(), attribute.name());
            Rule rule = RULES.getOrDefault(name + "@" + key, RULES.getOrDefault(key, LITERAL));
            check(element, key, rule, attribute.value(), findings);
        }
        Rule rule = RULES.getOrDefault(name, LITERAL);
        if (rule != LITERAL || !element.text().isEmpty()) {
            check(element, name, rule, element.text(), findings);
        }
    }

    private static void check(XmlElement element, String name, Rule rule, String value, Findings findings) {
        try {
            if (!rule.holds().apply(value)) {
                findings.add(element, rule.name(), name + " " + rule.says());
            }
        } catch (ExpressionRefused e) {
            findings.add(element, rule.name(), name + ": " + e.getMessage());
        }
    }

    private static Rule exactly(String value) {
        return new Rule("value", value::equals, "must be " + value);
    }

    private static Rule rule(String name, String pattern, String says) {
        return rule(name, Pattern.compile(pattern), says);
    }

    private static Rule rule(String name, Pattern pattern, String says) {
        Predicate<String> matches = pattern.asMatchPredicate();
        return new Rule(name, matches::test, says);
    }

    private static boolean isVariable(String text) {
        return !Expressions.variable(text).isEmpty();
    }

    private static boolean isExpression(String text) {
        Expressions.variables(text);
        return true;
    }

    private static boolean areRoles(String text) {
        return Stream.of(text.split(",")).map(String::strip).allMatch(ROLES::contains);
    }

    private static boolean isFewLoops(String text) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= MOST_LOOPS;
    }

    private static boolean isTime(String text) {
        if (Expressions.looksLikeOne(text)) {
            return Expressions.isTimeCall(text) || isVariable(text);
        }
        try {
            return text.startsWith("P") ? isSpan(text) : isDate(text);
        } catch (DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean isSpan(String text) {
        if (text.contains("T") || text.matches("P\\d+D")) {
            return text.length() < 20 && Duration.parse(text).compareTo(Duration.ofSeconds(1)) >= 0;
        }
        Period period = Period.parse(text);
        return !period.isNegative() && !period.isZero() && period.getYears() <= 100;
    }

    private static boolean isDate(String text) {
        return text.contains("T")
                ? OffsetDateTime.parse(text).getYear() > 2000
                : LocalDate.parse(text).getYear() > 2000;
    }
}
