package org.diwan.catalog.check;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A legal process and decision that use about everything a model may, for tests to spoil. */
public final class TrialModels {

    public static final String STEP = "loadTrial";

    public static final String BPMN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://diwan.org/services">
              <bpmn:process id="trial" name="Trial" isExecutable="true" camunda:historyTimeToLive="P365D">
                <bpmn:documentation>What the trial is for.</bpmn:documentation>
                <bpmn:startEvent id="trialRequested" name="Trial requested" camunda:formRef="trial-start" camunda:formRefBinding="deployment">
                  <bpmn:outgoing>toLoad</bpmn:outgoing>
                </bpmn:startEvent>
                <bpmn:sequenceFlow id="toLoad" sourceRef="trialRequested" targetRef="loadTrial" />
                <bpmn:serviceTask id="loadTrial" name="Load trial" camunda:asyncBefore="true" camunda:delegateExpression="${loadTrial}">
                  <bpmn:extensionElements>
                    <camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>
                  </bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="toDecide" sourceRef="loadTrial" targetRef="decideTrial" />
                <bpmn:businessRuleTask id="decideTrial" name="Decide trial" camunda:decisionRef="trial-eligibility" camunda:decisionRefBinding="deployment" camunda:mapDecisionResult="singleResult" camunda:resultVariable="eligibility" />
                <bpmn:sequenceFlow id="toIsEligible" sourceRef="decideTrial" targetRef="isEligible" />
                <bpmn:exclusiveGateway id="isEligible" name="Eligible?" default="refuse" />
                <bpmn:sequenceFlow id="issue" name="Issue" sourceRef="isEligible" targetRef="waitBriefly">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${eligibility.outcome == 'ISSUE'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="review" name="Review" sourceRef="isEligible" targetRef="reviewTrial">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${eligibility.outcome == 'REVIEW' and not (answer eq "x" or empty answer)}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="refuse" name="Refuse" sourceRef="isEligible" targetRef="trialRefused" />
                <bpmn:endEvent id="trialRefused" name="Trial refused" />
                <bpmn:userTask id="reviewTrial" name="Review trial" camunda:formRef="trial-review" camunda:formRefBinding="deployment" camunda:candidateGroups="clerk, supervisor" camunda:dueDate="P2D">
                  <bpmn:multiInstanceLoopCharacteristics isSequential="true">
                    <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">2</bpmn:loopCardinality>
                  </bpmn:multiInstanceLoopCharacteristics>
                </bpmn:userTask>
                <bpmn:boundaryEvent id="reviewOverdue" name="Review overdue" cancelActivity="false" attachedToRef="reviewTrial">
                  <bpmn:timerEventDefinition id="overdueTimer">
                    <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration>
                  </bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="toWarned" sourceRef="reviewOverdue" targetRef="supervisorWarned" />
                <bpmn:endEvent id="supervisorWarned" name="Supervisor warned" />
                <bpmn:sequenceFlow id="toAgain" sourceRef="reviewTrial" targetRef="isDone" />
                <bpmn:exclusiveGateway id="isDone" name="Done?" default="done" />
                <bpmn:sequenceFlow id="again" name="Again" sourceRef="isDone" targetRef="reviewTrial">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outcome != 'done'}</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="done" name="Done" sourceRef="isDone" targetRef="checkTrial" />
                <bpmn:intermediateCatchEvent id="waitBriefly" name="Wait briefly">
                  <bpmn:timerEventDefinition id="briefTimer">
                    <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1M</bpmn:timeDuration>
                  </bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="toCheck" sourceRef="waitBriefly" targetRef="checkTrial" />
                <bpmn:subProcess id="checkTrial" name="Check trial">
                  <bpmn:startEvent id="checkBegun" name="Check begun" />
                  <bpmn:sequenceFlow id="toReceive" sourceRef="checkBegun" targetRef="receiveReply" />
                  <bpmn:receiveTask id="receiveReply" name="Receive reply" messageRef="replyReceived" />
                  <bpmn:sequenceFlow id="toChecked" sourceRef="receiveReply" targetRef="trialChecked" />
                  <bpmn:endEvent id="trialChecked" name="Trial checked" />
                </bpmn:subProcess>
                <bpmn:boundaryEvent id="checkFailed" name="Check failed" attachedToRef="checkTrial">
                  <bpmn:errorEventDefinition id="failedError" errorRef="checkError" />
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="toFailed" sourceRef="checkFailed" targetRef="trialFailed" />
                <bpmn:endEvent id="trialFailed" name="Trial failed" />
                <bpmn:sequenceFlow id="toIssued" sourceRef="checkTrial" targetRef="trialIssued" />
                <bpmn:endEvent id="trialIssued" name="Trial issued" />
                <bpmn:textAnnotation id="note"><bpmn:text>In words.</bpmn:text></bpmn:textAnnotation>
                <bpmn:association id="noteOf" sourceRef="note" targetRef="isEligible" />
              </bpmn:process>
              <bpmn:message id="replyReceived" name="replyReceived" />
              <bpmn:error id="checkError" name="Check error" errorCode="checkError" />
              <bpmndi:BPMNDiagram id="diagram">
                <bpmndi:BPMNPlane id="plane" bpmnElement="trial">
                  <bpmndi:BPMNShape id="shape" bpmnElement="trialRequested"><dc:Bounds x="100" y="100" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="edge" bpmnElement="toLoad"><di:waypoint x="136" y="118" /><di:waypoint x="200" y="118" /></bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    public static final String DMN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions" name="Trial" namespace="http://camunda.org/schema/1.0/dmn">
              <decision id="trial-eligibility" name="Trial eligibility" camunda:historyTimeToLive="P365D">
                <decisionTable id="table" hitPolicy="FIRST">
                  <input id="gap" label="Gap"><inputExpression id="gapExpression" typeRef="number"><text>gapDays</text></inputExpression></input>
                  <input id="status" label="Status"><inputExpression id="statusExpression" typeRef="string"><text>status</text></inputExpression></input>
                  <output id="outcome" name="outcome" typeRef="string" />
                  <output id="reason" name="reason" typeRef="string" />
                  <rule id="long"><inputEntry id="a1"><text>&gt; 30</text></inputEntry><inputEntry id="a2"><text>not("retired", "dead")</text></inputEntry><outputEntry id="a3"><text>"REVIEW"</text></outputEntry><outputEntry id="a4"><text>if gapDays &gt; 90 then "gap" else "short"</text></outputEntry></rule>
                  <rule id="rest"><inputEntry id="b1"><text>[0..1000000]</text></inputEntry><inputEntry id="b2"><text></text></inputEntry><outputEntry id="b3" expressionLanguage="feel"><text>"ISSUE"</text></outputEntry><outputEntry id="b4"><text>"none"</text></outputEntry></rule>
                </decisionTable>
              </decision>
              <dmndi:DMNDI><dmndi:DMNDiagram id="diagram"><dmndi:DMNShape id="shape" dmnElementRef="trial-eligibility"><dc:Bounds height="80" width="180" x="160" y="100" /></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>
            </definitions>
            """;

    /** The same process, in which a refusal undoes what was loaded. */
    public static final String COMPENSATED = BPMN.replace(
                    "<bpmn:textAnnotation",
                    """
                    <bpmn:boundaryEvent id="undoDemanded" name="Undo demanded" attachedToRef="loadTrial">
                      <bpmn:compensateEventDefinition id="undoing" />
                    </bpmn:boundaryEvent>
                    <bpmn:serviceTask id="undoTrial" name="Undo trial" isForCompensation="true" camunda:delegateExpression="${loadTrial}" />
                    <bpmn:association id="undoneBy" associationDirection="One" sourceRef="undoDemanded" targetRef="undoTrial" />
                    <bpmn:textAnnotation""")
            .replace(
                    "id=\"trialRefused\" name=\"Trial refused\" />",
                    "id=\"trialRefused\" name=\"Trial refused\"><bpmn:compensateEventDefinition id=\"undo\" /></bpmn:endEvent>");

    /** The same decision, which asks another of its file for all that is against it. */
    public static final String ASKING = DMN.replace(
                    "<decisionTable id=\"table\"",
                    "<informationRequirement id=\"needs\"><requiredDecision href=\"#trial-doubts\" /></informationRequirement><decisionTable id=\"table\"")
            .replace(
                    "<dmndi:DMNDI>",
                    """
                    <decision id="trial-doubts" name="Trial doubts" camunda:historyTimeToLive="P365D">
                      <decisionTable id="doubtsTable" hitPolicy="COLLECT">
                        <input id="age" label="Age"><inputExpression id="ageExpression" typeRef="number"><text>age</text></inputExpression></input>
                        <output id="doubts" name="doubts" typeRef="string" />
                        <rule id="young"><inputEntry id="c1"><text>&lt; 18</text></inputEntry><outputEntry id="c2"><text>"young"</text></outputEntry></rule>
                      </decisionTable>
                    </decision>
                    <dmndi:DMNDI>""");

    private TrialModels() {}

    /** The models of a trial service, ready to be checked or deployed. */
    public static Map<String, byte[]> files(String bpmn, String dmn) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("trial.bpmn", bytes(bpmn));
        files.put("trial-eligibility.dmn", bytes(dmn));
        files.put("trial-start.form", form("trial-start"));
        files.put("trial-review.form", form("trial-review"));
        return files;
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] form(String id) {
        return bytes("{\"id\":\"" + id + "\",\"type\":\"default\",\"schemaVersion\":18,\"components\":[]}");
    }
}
