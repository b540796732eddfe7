package org.diwan.catalog.check;

import static org.diwan.catalog.check.Attack.bpmn;
import static org.diwan.catalog.check.Attack.guardOnly;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Processes that would run a command, read a file, never end or hide something, each made from the legal one by one change. */
public final class BpmnAttacks {

    private static final String STEP = "camunda:delegateExpression=\"${loadTrial}\"";
    private static final String STEP_BODY =
            "<camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>";
    private static final String TASK = "camunda:candidateGroups=\"clerk, supervisor\"";
    private static final String CONDITION = "${eligibility.outcome == 'ISSUE'}";
    private static final String PROCESS_END = "</bpmn:process>";
    private static final String SCRIPT = "java.lang.Runtime.getRuntime().exec('touch CANARY')";
    private static final String CLASS = "org.diwan.catalog.Canary";

    private final Path canary;
    private final List<Attack> attacks = new ArrayList<>();

    private BpmnAttacks(Path canary) {
        this.canary = canary;
    }

    /** All of them; the canary is the file that they try to make. */
    public static List<Attack> all(Path canary) {
        BpmnAttacks all = new BpmnAttacks(canary);
        all.xml();
        all.namespaces();
        all.code();
        all.expressions();
        all.literals();
        all.endlessOnes();
        all.bindings();
        all.house();
        all.compensation();
        return all.attacks;
    }

    private void xml() {
        runs(
                "a DOCTYPE with an external entity",
                "xml",
                "<bpmn:definitions",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bpmn:definitions");
        runs(
                "entities that blow up",
                "xml",
                "<bpmn:definitions",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><bpmn:definitions");
        runs(
                "a schema from elsewhere",
                "attribute",
                "id=\"definitions\"",
                "xsi:schemaLocation=\"http://www.omg.org/spec/BPMN/20100524/MODEL http://127.0.0.1:1/x.xsd\" id=\"definitions\"");
        runs(
                "a processing instruction",
                "xml",
                "<bpmn:definitions",
                "<?xml-stylesheet href=\"x.xsl\"?><bpmn:definitions");
        runs("another encoding", "xml", "encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
        runs("cut off in the middle", "xml", "</bpmn:definitions>", "");
        runs("half a megabyte of text", "size", "What the trial is for.", "x".repeat(600_000));
        only(
                "2,000 sub-processes in each other",
                "depth",
                "<bpmn:textAnnotation",
                "<bpmn:subProcess>".repeat(2000) + "</bpmn:subProcess>".repeat(2000) + "<bpmn:textAnnotation");
        only(
                "301 nodes",
                "size",
                PROCESS_END,
                IntStream.range(0, 301)
                                .mapToObj(i -> "<bpmn:endEvent id=\"end" + i + "\" name=\"x\"/>")
                                .collect(Collectors.joining())
                        + PROCESS_END);
    }

    private void namespaces() {
        String activiti = "xmlns:a=\"http://activiti.org/bpmn\" ";
        runs("a class under the old namespace", "attribute", STEP, activiti + "a:class=\"" + CLASS + "\"");
        runs("an expression under the old namespace", "attribute", STEP, activiti + "a:expression=\"" + juel() + "\"");
        runs(
                "a listener under the old namespace",
                "namespace",
                STEP_BODY,
                "<a:executionListener xmlns:a=\"http://activiti.org/bpmn\" event=\"start\" class=\"" + CLASS + "\"/>");
        runs(
                "camunda under another prefix",
                "attribute",
                STEP,
                "xmlns:x=\"http://camunda.org/schema/1.0/bpmn\" x:class=\"" + CLASS + "\"");
        runs(
                "a process in a foreign namespace",
                "namespace",
                "<bpmn:message ",
                "<e:process xmlns:e=\"urn:e\" id=\"hidden\" isExecutable=\"true\"/><bpmn:message ");
        runs(
                "a task in a foreign namespace",
                "namespace",
                "<bpmn:textAnnotation",
                "<e:scriptTask xmlns:e=\"urn:e\" id=\"s\" scriptFormat=\"javascript\"><script>1</script></e:scriptTask><bpmn:textAnnotation");
        runs(
                "the namespace of BPMN replaced",
                "namespace",
                "http://www.omg.org/spec/BPMN/20100524/MODEL\"",
                "http://www.omg.org/spec/BPMN/20100524/MODEL/\"");
        runs(
                "an attribute in a foreign namespace",
                "attribute",
                "<bpmn:message ",
                "<bpmn:message xmlns:e=\"urn:e\" e:name=\"x\" ");
    }

    private void code() {
        runs("a class", "attribute", STEP, "camunda:class=\"" + CLASS + "\"");
        runs("an expression for a step", "attribute", STEP, "camunda:expression=\"" + juel() + "\"");
        runs("a shell", "attribute", STEP, "camunda:type=\"shell\"");
        runs(
                "a shell with fields",
                "element",
                STEP_BODY,
                "<camunda:field name=\"command\" stringValue=\"touch " + canary + "\"/>");
        runs("a mail task", "attribute", STEP, "camunda:type=\"mail\"");
        runs("an external task", "attribute", STEP, "camunda:type=\"external\" camunda:topic=\"" + juel() + "\"");
        runs("a result variable of a step", "attribute", STEP, STEP + " camunda:resultVariable=\"x\"");
        runs(
                "a script task",
                "element",
                "<bpmn:textAnnotation",
                "<bpmn:scriptTask id=\"runScript\" name=\"x\" scriptFormat=\"javascript\"><bpmn:script>" + SCRIPT
                        + "</bpmn:script></bpmn:scriptTask><bpmn:textAnnotation");
        runs(
                "a script from a resource",
                "attribute",
                "<bpmn:receiveTask ",
                "<bpmn:receiveTask camunda:resource=\"classpath://x.groovy\" ");
        runs(
                "an execution listener",
                "element",
                STEP_BODY,
                "<camunda:executionListener event=\"start\" class=\"" + CLASS + "\"/>");
        runs(
                "an execution listener with a step",
                "element",
                STEP_BODY,
                "<camunda:executionListener event=\"start\" delegateExpression=\"${loadTrial}\"/>");
        runs(
                "a task listener with a script",
                "element",
                "<bpmn:multiInstanceLoopCharacteristics ",
                "<bpmn:extensionElements><camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"groovy\">"
                        + SCRIPT
                        + "</camunda:script></camunda:taskListener></bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics ");
        only(
                "a form handler",
                "attribute",
                "camunda:formRef=\"trial-start\"",
                "camunda:formHandlerClass=\"" + CLASS + "\" camunda:formRef=\"trial-start\"");
        runs(
                "a form field with a validator",
                "element",
                STEP_BODY,
                "<camunda:formData><camunda:formField id=\"x\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\""
                        + CLASS + "\"/></camunda:validation></camunda:formField></camunda:formData>");
        runs(
                "a script as input",
                "element",
                STEP_BODY,
                "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"javascript\">"
                        + SCRIPT + "</camunda:script></camunda:inputParameter></camunda:inputOutput>");
        runs(
                "a list with an expression as input",
                "element",
                STEP_BODY,
                "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:list><camunda:value>" + juel()
                        + "</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>");
        runs(
                "a map with an expression as output",
                "element",
                STEP_BODY,
                "<camunda:inputOutput><camunda:outputParameter name=\"x\"><camunda:map><camunda:entry key=\"k\">"
                        + juel() + "</camunda:entry></camunda:map></camunda:outputParameter></camunda:inputOutput>");
        runs(
                "a connector",
                "element",
                STEP_BODY,
                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>");
        runs(
                "a variable mapping class",
                "attribute",
                "<bpmn:subProcess id=\"checkTrial\"",
                "<bpmn:subProcess camunda:variableMappingClass=\"" + CLASS + "\" id=\"checkTrial\"");
        runs(
                "a script as condition",
                "attribute",
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + CONDITION,
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\">" + SCRIPT);
        runs(
                "a condition from a resource",
                "attribute",
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + CONDITION,
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\" camunda:resource=\"x.groovy\">${a}");
        runs(
                "a conditional event",
                "element",
                "<bpmn:timerEventDefinition id=\"briefTimer\">",
                "<bpmn:conditionalEventDefinition><bpmn:condition>" + juel()
                        + "</bpmn:condition></bpmn:conditionalEventDefinition><bpmn:timerEventDefinition id=\"briefTimer\">");
        runs(
                "an ad hoc sub-process",
                "element",
                "<bpmn:textAnnotation",
                "<bpmn:adHocSubProcess id=\"adHoc\" name=\"x\"/><bpmn:textAnnotation");
        runs(
                "a case",
                "attribute",
                "<bpmn:textAnnotation",
                "<bpmn:callActivity id=\"callCase\" name=\"x\" camunda:caseRef=\"x\"/><bpmn:textAnnotation");
    }

    private void expressions() {
        command("a condition", "expression", CONDITION);
        command("the groups", "role", "clerk, supervisor");
        command("the due date", "timer", "P2D\"", "\"");
        command("the number of loops", "loop", "tFormalExpression\">2", "", "tFormalExpression\">");
        command("a timer", "timer", ">PT1M<", "<", ">");
        command("the name of a task", "expression", "Review trial");
        command("the documentation", "expression", "What the trial is for.");
        command("the name of a message", "literal", "name=\"replyReceived\"", "\"", "name=\"");
        command("an annotation", "expression", "In words.");
        command("the retries", "timer", "R3/PT1M");
        command("the name of an event", "expression", "Trial refused");
        runs("a bean of the application", "step", STEP, "camunda:delegateExpression=\"${dataSource}\"");
        runs("a step by index", "step", STEP, "camunda:delegateExpression=\"${beans['loadTrial']}\"");
        for (String text : List.of(
                "${execution.processEngineServices}",
                "${execution}",
                "#{answer}",
                "${answer.class}",
                "${answer['class']}",
                "${''['class']}",
                "${answer.getClass()}",
                "${a.b.c == 1}",
                "${currentUser() == 'x'}",
                "${1 + 1 == 2}",
                "${a ? b : c}",
                "a ${answer}",
                "${answer} ${answer}",
                "${a = 1}",
                "${(}",
                "${}",
                "${loadTrial == null}",
                "${now() == 1}",
                "${'a\\'b' == 1}",
                "${authenticatedUserId == 'x'}",
                "${a.b}}",
                "${-1 == 1}")) {
            attacks.add(bpmn(
                    "the condition " + text,
                    text.contains("loadTrial") ? "step" : "expression",
                    spoilt(CONDITION, escaped(text))));
        }
        only("6,000 brackets", "expression", CONDITION, "${" + "(".repeat(6000) + "a" + ")".repeat(6000) + "}");
        only("200 brackets", "expression", CONDITION, "${" + "(".repeat(200) + "a" + ")".repeat(200) + "}");
        only("200 times not", "expression", CONDITION, "${" + "!".repeat(200) + "a}");
        runs(
                "an expression as job priority",
                "value",
                "camunda:asyncBefore=\"true\"",
                "camunda:asyncBefore=\"true\" camunda:jobPriority=\"" + juel() + "\"");
        runs("an expression as priority", "value", "camunda:dueDate=\"P2D\"", "camunda:priority=\"" + juel() + "\"");
        runs("an expression as assignee", "expression", TASK, "camunda:assignee=\"" + juel() + "\"");
        runs(
                "an expression as decision",
                "reference",
                "camunda:decisionRef=\"trial-eligibility\"",
                "camunda:decisionRef=\"" + juel() + "\"");
        runs(
                "an expression as form",
                "reference",
                "camunda:formRef=\"trial-review\"",
                "camunda:formRef=\"" + juel() + "\"");
        runs(
                "an expression as collection",
                "expression",
                "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\">",
                "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\" camunda:collection=\"" + juel() + "\">");
        runs(
                "an expression as called process",
                "reference",
                "<bpmn:textAnnotation",
                "<bpmn:callActivity id=\"callOther\" name=\"x\" calledElement=\"" + juel()
                        + "\"/><bpmn:textAnnotation");
        runs(
                "a signal name",
                "literal",
                "<bpmn:message ",
                "<bpmn:signal id=\"evil\" name=\"" + juel() + "\"/><bpmn:message ");
        runs("an error code", "literal", "errorCode=\"checkError\"", "errorCode=\"" + juel() + "\"");
    }

    private void literals() {
        runs("users by name", "attribute", TASK, TASK + " camunda:candidateUsers=\"admin1\"");
        runs("an unknown role", "role", "clerk, supervisor", "clerk, root");
        runs("a form key", "attribute", TASK, TASK + " camunda:formKey=\"embedded:app:x.html\"");
        runs("a timer that never rests", "timer", ">PT1M<", ">PT0S<");
        runs("a timer of the past", "timer", ">PT1M<", ">PT-5M<");
        runs(
                "a cron timer",
                "element",
                "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT1M</bpmn:timeDuration>",
                "<bpmn:timeCycle>* * * * * ?</bpmn:timeCycle>");
        runs(
                "a timer that starts cases",
                "start",
                "<bpmn:outgoing>toLoad</bpmn:outgoing>",
                "<bpmn:timerEventDefinition id=\"t\"><bpmn:timeDuration>PT1S</bpmn:timeDuration></bpmn:timerEventDefinition>");
    }

    private void endlessOnes() {
        only(
                "a million loops",
                "loop",
                "xsi:type=\"bpmn:tFormalExpression\">2<",
                "xsi:type=\"bpmn:tFormalExpression\">1000000<");
        only("101 loops", "loop", "xsi:type=\"bpmn:tFormalExpression\">2<", "xsi:type=\"bpmn:tFormalExpression\">101<");
        only(
                "loops in loops",
                "loop",
                "<bpmn:receiveTask id=\"receiveReply\" name=\"Receive reply\" messageRef=\"replyReceived\" />",
                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>9</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics><bpmn:receiveTask id=\"receiveReply\" name=\"Receive reply\" messageRef=\"replyReceived\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>9</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:receiveTask>");
        only(
                "a loop without a wait",
                "endless",
                "sourceRef=\"isEligible\" targetRef=\"waitBriefly\"",
                "sourceRef=\"isEligible\" targetRef=\"loadTrial\"");
        only(
                "a loop by an error",
                "endless",
                "sourceRef=\"checkFailed\" targetRef=\"trialFailed\"",
                "sourceRef=\"checkFailed\" targetRef=\"checkTrial\"");
        only(
                "a process that calls itself",
                "endless",
                "<bpmn:textAnnotation",
                "<bpmn:callActivity id=\"callSelf\" name=\"x\" calledElement=\"trial\" camunda:calledElementBinding=\"deployment\"/><bpmn:textAnnotation");
        only(
                "a standard loop",
                "element",
                "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\">",
                "<bpmn:standardLoopCharacteristics/><bpmn:multiInstanceLoopCharacteristics isSequential=\"true\">");
        only("parallel paths that multiply", "tokens", "<bpmn:textAnnotation", forks(8) + "<bpmn:textAnnotation");
        only(
                "a signal thrown at itself",
                "element",
                "id=\"trialRefused\" name=\"Trial refused\" />",
                "id=\"trialRefused\" name=\"Trial refused\"><bpmn:signalEventDefinition signalRef=\"x\"/></bpmn:endEvent>");
        only(
                "an event sub-process that throws",
                "endless",
                "<bpmn:textAnnotation",
                "<bpmn:subProcess id=\"onError\" name=\"x\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"caught\" name=\"x\"><bpmn:errorEventDefinition errorRef=\"checkError\"/></bpmn:startEvent><bpmn:sequenceFlow id=\"toThrown\" sourceRef=\"caught\" targetRef=\"thrown\"/><bpmn:endEvent id=\"thrown\" name=\"x\"><bpmn:errorEventDefinition errorRef=\"checkError\"/></bpmn:endEvent></bpmn:subProcess><bpmn:textAnnotation");
    }

    private void bindings() {
        runs("an unknown step", "step", STEP, "camunda:delegateExpression=\"${dropTables}\"");
        runs("no step", "step", STEP, "");
        runs("a missing form", "form", "trial-review", "trial-other");
        runs(
                "a form of the latest release",
                "value",
                "camunda:formRef=\"trial-review\" camunda:formRefBinding=\"deployment\"",
                "camunda:formRef=\"trial-review\" camunda:formRefBinding=\"latest\"");
        runs(
                "a missing decision",
                "decision",
                "camunda:decisionRef=\"trial-eligibility\"",
                "camunda:decisionRef=\"trial-other\"");
        runs(
                "a decision of the latest release",
                "value",
                "camunda:decisionRefBinding=\"deployment\"",
                "camunda:decisionRefBinding=\"latest\"");
        runs("a decision with a list", "decision", "singleResult", "collectEntries");
        runs(
                "a variable that hides a step",
                "variable",
                "camunda:resultVariable=\"eligibility\"",
                "camunda:resultVariable=\"loadTrial\"");
    }

    private void house() {
        runs(
                "a hidden second process",
                "process",
                "<bpmn:message ",
                "<bpmn:process id=\"hidden\" name=\"x\" isExecutable=\"true\" camunda:historyTimeToLive=\"1\"><bpmn:startEvent id=\"begun\" name=\"x\"/></bpmn:process><bpmn:message ");
        runs(
                "the key of another service",
                "process",
                "<bpmn:process id=\"trial\"",
                "<bpmn:process id=\"hospital-claim\"");
        runs("no time to live", "history", "camunda:historyTimeToLive=\"P365D\"", "");
        runs("not executable", "process", "isExecutable=\"true\"", "isExecutable=\"false\"");
        runs("a way without a condition", "gateway", " default=\"refuse\"", "");
        runs(
                "a split without a gateway",
                "gateway",
                "<bpmn:textAnnotation",
                "<bpmn:sequenceFlow id=\"more\" sourceRef=\"loadTrial\" targetRef=\"trialRefused\"/><bpmn:textAnnotation");
        runs("a flow to nowhere", "reference", "targetRef=\"trialIssued\"", "targetRef=\"nowhere\"");
        runs(
                "an unreachable task",
                "unreachable",
                "sourceRef=\"isDone\" targetRef=\"checkTrial\"",
                "sourceRef=\"isDone\" targetRef=\"trialIssued\"",
                "sourceRef=\"waitBriefly\" targetRef=\"checkTrial\"",
                "sourceRef=\"waitBriefly\" targetRef=\"trialIssued\"");
        runs("an id twice", "reference", "id=\"trialFailed\"", "id=\"trialRefused\"");
        runs(
                "an id with a prefix",
                "id",
                "id=\"trialIssued\"",
                "id=\"Event_1\"",
                "targetRef=\"trialIssued\"",
                "targetRef=\"Event_1\"");
        runs("a task without a name", "name", "name=\"Review trial\"", "");
        runs("text between the elements", "text", "<bpmn:textAnnotation", juel() + "<bpmn:textAnnotation");
    }

    private void compensation() {
        undoes(
                "an undoing step that nothing leads to",
                "compensation",
                "sourceRef=\"undoDemanded\" targetRef=\"undoTrial\"",
                "sourceRef=\"note\" targetRef=\"undoTrial\"");
        undoes(
                "an undoing event that leads to an ordinary step",
                "compensation",
                "sourceRef=\"undoDemanded\" targetRef=\"undoTrial\"",
                "sourceRef=\"undoDemanded\" targetRef=\"checkTrial\"");
        undoes(
                "an undoing step in the flow",
                "unreachable",
                "sourceRef=\"waitBriefly\" targetRef=\"checkTrial\"",
                "sourceRef=\"waitBriefly\" targetRef=\"undoTrial\"");
        undoes(
                "an undoing step that goes on",
                "end",
                "<bpmn:textAnnotation",
                "<bpmn:sequenceFlow id=\"on\" sourceRef=\"undoTrial\" targetRef=\"loadTrial\"/><bpmn:textAnnotation");
        undoes(
                "an undoing event that goes on",
                "end",
                "<bpmn:textAnnotation",
                "<bpmn:sequenceFlow id=\"on\" sourceRef=\"undoDemanded\" targetRef=\"loadTrial\"/><bpmn:textAnnotation");
        undoes(
                "two undoings of one step",
                "compensation",
                "<bpmn:textAnnotation",
                "<bpmn:boundaryEvent id=\"twin\" name=\"x\" attachedToRef=\"loadTrial\"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent><bpmn:association id=\"twinBy\" sourceRef=\"twin\" targetRef=\"undoTrial\"/><bpmn:textAnnotation");
        undoes(
                "an error caught of an undoing step",
                "compensation",
                "attachedToRef=\"checkTrial\"",
                "attachedToRef=\"undoTrial\"");
        undoes("an undoing of a named activity", "attribute", "id=\"undo\"", "id=\"undo\" activityRef=\"checkTrial\"");
        undoes("an undoing by a person", "attribute", TASK, TASK + " isForCompensation=\"true\"");
        undoes(
                "a command for compensation",
                "value",
                "isForCompensation=\"true\"",
                "isForCompensation=\"" + juel() + "\"");
        undoes(
                "a process that starts by undoing",
                "element",
                "<bpmn:outgoing>toLoad</bpmn:outgoing>",
                "<bpmn:compensateEventDefinition/>");
        only(
                "an event sub-process that undoes",
                "endless",
                "<bpmn:textAnnotation",
                "<bpmn:subProcess id=\"onError\" name=\"x\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"caught\" name=\"x\"><bpmn:errorEventDefinition errorRef=\"checkError\"/></bpmn:startEvent><bpmn:sequenceFlow id=\"toThrown\" sourceRef=\"caught\" targetRef=\"thrown\"/><bpmn:endEvent id=\"thrown\" name=\"x\"><bpmn:compensateEventDefinition/></bpmn:endEvent></bpmn:subProcess><bpmn:textAnnotation");
    }

    private void undoes(String name, String rule, String... changes) {
        attacks.add(bpmn(name, rule, spoiltOf(TrialModels.COMPENSATED, changes)));
    }

    private void runs(String name, String rule, String... changes) {
        attacks.add(bpmn(name, rule, spoilt(changes)));
    }

    private void only(String name, String rule, String... changes) {
        attacks.add(guardOnly(name, rule, spoilt(changes)));
    }

    private void command(String where, String rule, String original, String... around) {
        String after = around.length > 0 ? around[0] : "";
        String before = around.length > 1 ? around[1] : "";
        attacks.add(bpmn("a command in " + where, rule, spoilt(original, before + juel() + after)));
    }

    private static String spoilt(String... changes) {
        return spoiltOf(TrialModels.BPMN, changes);
    }

    private static String spoiltOf(String legal, String... changes) {
        String model = legal;
        for (int i = 0; i < changes.length; i += 2) {
            if (!model.contains(changes[i])) {
                throw new IllegalArgumentException("the trial model has no " + changes[i]);
            }
            model = model.replace(changes[i], changes[i + 1]);
        }
        return model;
    }

    private static String forks(int count) {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < count; i++) {
            xml.append("<bpmn:parallelGateway id=\"fork%d\"/>".formatted(i));
            for (int way = 0; way < 2; way++) {
                String next = i + 1 < count ? "fork" + (i + 1) : "trialRefused";
                xml.append("<bpmn:sequenceFlow id=\"way%d%d\" sourceRef=\"fork%d\" targetRef=\"%s\"/>"
                        .formatted(i, way, i, next));
            }
        }
        return xml.toString();
    }

    private String juel() {
        return "${''['class'].forName('java.lang.Runtime').getMethod('getRuntime').invoke(null).exec('touch " + canary
                + "')}";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
