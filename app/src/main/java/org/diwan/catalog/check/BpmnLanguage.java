package org.diwan.catalog.check;

import java.util.Map;

/** The part of BPMN 2.0 and of Camunda's extensions that a service may be written in. */
final class BpmnLanguage {

    private static final Map<String, String> GROUPS = Map.of(
            "scope", "bpmn:process bpmn:subProcess",
            "tasks", "bpmn:userTask bpmn:serviceTask bpmn:sendTask bpmn:businessRuleTask bpmn:receiveTask",
            "events",
                    "bpmn:startEvent bpmn:endEvent bpmn:intermediateCatchEvent bpmn:intermediateThrowEvent bpmn:boundaryEvent",
            "gates", "bpmn:exclusiveGateway bpmn:parallelGateway bpmn:inclusiveGateway bpmn:eventBasedGateway",
            "shown", "bpmndi:BPMNShape bpmndi:BPMNEdge",
            "async", "camunda:asyncBefore camunda:asyncAfter camunda:exclusive camunda:jobPriority");

    static final AllowList ALLOWED = new AllowList(
            Namespaces.OF_BPMN,
            GROUPS,
            """
            bpmn:definitions < / : id name targetNamespace exporter exporterVersion modeler:executionPlatform modeler:executionPlatformVersion
            bpmn:process < bpmn:definitions : id name isExecutable camunda:historyTimeToLive camunda:versionTag camunda:isStartableInTasklist camunda:jobPriority
            bpmn:collaboration < bpmn:definitions : id name
            bpmn:participant < bpmn:collaboration : id name processRef
            bpmn:messageFlow < bpmn:collaboration : id name sourceRef targetRef messageRef
            bpmn:message < bpmn:definitions : id name
            bpmn:signal < bpmn:definitions : id name
            bpmn:error < bpmn:definitions : id name errorCode
            bpmn:escalation < bpmn:definitions : id name escalationCode

            bpmn:laneSet < $scope : id name
            bpmn:lane < bpmn:laneSet bpmn:childLaneSet : id name
            bpmn:childLaneSet < bpmn:lane : id name
            *bpmn:flowNodeRef < bpmn:lane :

            bpmn:startEvent < $scope : id name isInterrupting camunda:asyncAfter camunda:asyncBefore camunda:exclusive camunda:jobPriority camunda:formRef camunda:formRefBinding camunda:initiator
            bpmn:endEvent < $scope : id name $async
            bpmn:intermediateCatchEvent < $scope : id name $async
            bpmn:intermediateThrowEvent < $scope : id name $async
            bpmn:boundaryEvent < $scope : id name attachedToRef cancelActivity $async
            bpmn:userTask < $scope : id name default $async camunda:formRef camunda:formRefBinding camunda:assignee camunda:candidateGroups camunda:dueDate camunda:followUpDate camunda:priority
            bpmn:serviceTask < $scope : id name default isForCompensation $async camunda:delegateExpression
            bpmn:sendTask < $scope : id name default $async camunda:delegateExpression
            bpmn:businessRuleTask < $scope : id name default $async camunda:decisionRef camunda:decisionRefBinding camunda:mapDecisionResult camunda:resultVariable
            bpmn:receiveTask < $scope : id name default messageRef $async
            bpmn:subProcess < $scope : id name default triggeredByEvent $async
            bpmn:callActivity < $scope : id name default calledElement camunda:calledElementBinding $async
            bpmn:exclusiveGateway < $scope : id name default gatewayDirection $async
            bpmn:inclusiveGateway < $scope : id name default gatewayDirection $async
            bpmn:parallelGateway < $scope : id name gatewayDirection $async
            bpmn:eventBasedGateway < $scope : id name gatewayDirection eventGatewayType $async
            bpmn:sequenceFlow < $scope : id name sourceRef targetRef
            *bpmn:conditionExpression < bpmn:sequenceFlow : id xsi:type
            *bpmn:incoming < $tasks $events $gates bpmn:subProcess bpmn:callActivity :
            *bpmn:outgoing < $tasks $events $gates bpmn:subProcess bpmn:callActivity :

            bpmn:messageEventDefinition < bpmn:startEvent bpmn:intermediateCatchEvent bpmn:boundaryEvent : id messageRef
            bpmn:signalEventDefinition < bpmn:startEvent bpmn:intermediateCatchEvent bpmn:boundaryEvent : id signalRef
            bpmn:errorEventDefinition < bpmn:startEvent bpmn:boundaryEvent bpmn:endEvent : id errorRef camunda:errorCodeVariable camunda:errorMessageVariable
            bpmn:escalationEventDefinition < bpmn:startEvent bpmn:boundaryEvent bpmn:endEvent bpmn:intermediateThrowEvent : id escalationRef camunda:escalationCodeVariable
            bpmn:compensateEventDefinition < bpmn:boundaryEvent bpmn:endEvent bpmn:intermediateThrowEvent : id
            bpmn:terminateEventDefinition < bpmn:endEvent : id
            bpmn:timerEventDefinition < bpmn:startEvent bpmn:intermediateCatchEvent bpmn:boundaryEvent : id
            *bpmn:timeDuration < bpmn:timerEventDefinition : id xsi:type
            *bpmn:timeDate < bpmn:timerEventDefinition : id xsi:type

            bpmn:multiInstanceLoopCharacteristics < $tasks bpmn:subProcess bpmn:callActivity : id isSequential camunda:collection camunda:elementVariable $async
            *bpmn:loopCardinality < bpmn:multiInstanceLoopCharacteristics : id xsi:type
            *bpmn:completionCondition < bpmn:multiInstanceLoopCharacteristics : id xsi:type

            *bpmn:documentation < bpmn:definitions bpmn:collaboration bpmn:participant bpmn:lane bpmn:sequenceFlow $scope $tasks $events $gates bpmn:callActivity : id textFormat
            bpmn:textAnnotation < bpmn:collaboration $scope : id textFormat
            *bpmn:text < bpmn:textAnnotation :
            bpmn:association < bpmn:collaboration $scope : id sourceRef targetRef associationDirection
            bpmn:group < bpmn:collaboration $scope : id categoryValueRef

            bpmn:extensionElements < bpmn:process $tasks $events $gates bpmn:subProcess bpmn:callActivity bpmn:multiInstanceLoopCharacteristics :
            *camunda:failedJobRetryTimeCycle < bpmn:extensionElements :
            camunda:properties < bpmn:extensionElements :
            camunda:property < camunda:properties : id name value
            camunda:in < bpmn:extensionElements : source target variables businessKey local
            camunda:out < bpmn:extensionElements : source target variables local
            camunda:inputOutput < bpmn:extensionElements :
            *camunda:inputParameter < camunda:inputOutput : name
            *camunda:outputParameter < camunda:inputOutput : name

            bpmndi:BPMNDiagram < bpmn:definitions : id name documentation resolution
            bpmndi:BPMNPlane < bpmndi:BPMNDiagram : id bpmnElement
            bpmndi:BPMNShape < bpmndi:BPMNPlane : id bpmnElement isHorizontal isExpanded isMarkerVisible bioc:stroke bioc:fill color:background-color color:border-color color:color
            bpmndi:BPMNEdge < bpmndi:BPMNPlane : id bpmnElement bioc:stroke bioc:fill color:background-color color:border-color color:color
            bpmndi:BPMNLabel < $shown : id color:color
            dc:Bounds < bpmndi:BPMNShape bpmndi:BPMNLabel : x y width height
            di:waypoint < bpmndi:BPMNEdge : x y
            """);

    private BpmnLanguage() {}
}
