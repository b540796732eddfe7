package org.diwan.catalog.check;

import java.util.Map;

/** The part of DMN 1.3 that a decision may be written in: tables, or FEEL expressions, of which one asks the others. */
final class DmnLanguage {

    static final AllowList ALLOWED = new AllowList(
            Namespaces.OF_DMN,
            Map.of("cells", "dmn:inputEntry dmn:outputEntry dmn:inputExpression dmn:literalExpression"),
            """
            dmn:definitions < / : id name namespace exporter exporterVersion expressionLanguage modeler:executionPlatform modeler:executionPlatformVersion
            dmn:decision < dmn:definitions : id name camunda:historyTimeToLive camunda:versionTag
            dmn:inputData < dmn:definitions : id name
            dmn:variable < dmn:decision dmn:inputData : id name typeRef
            dmn:informationRequirement < dmn:decision : id
            dmn:requiredInput < dmn:informationRequirement : href
            dmn:requiredDecision < dmn:informationRequirement : href
            *dmn:question < dmn:decision :
            *dmn:allowedAnswers < dmn:decision :
            dmn:decisionTable < dmn:decision : id hitPolicy aggregation preferredOrientation outputLabel biodi:annotationsWidth
            dmn:input < dmn:decisionTable : id label camunda:inputVariable biodi:width
            dmn:inputExpression < dmn:input : id typeRef expressionLanguage
            dmn:inputValues < dmn:input : id expressionLanguage
            dmn:output < dmn:decisionTable : id label name typeRef biodi:width
            dmn:outputValues < dmn:output : id expressionLanguage
            dmn:annotation < dmn:decisionTable : id name
            dmn:rule < dmn:decisionTable : id
            dmn:inputEntry < dmn:rule : id expressionLanguage
            dmn:outputEntry < dmn:rule : id expressionLanguage
            dmn:annotationEntry < dmn:rule : id
            dmn:literalExpression < dmn:decision : id typeRef expressionLanguage
            *dmn:text < $cells dmn:inputValues dmn:outputValues dmn:annotationEntry :
            *dmn:description < dmn:definitions dmn:decision dmn:rule dmn:input dmn:output dmn:decisionTable dmn:inputData $cells :

            dmndi:DMNDI < dmn:definitions :
            dmndi:DMNDiagram < dmndi:DMNDI : id name useAlternativeInputDataShape
            dmndi:DMNShape < dmndi:DMNDiagram : id dmnElementRef isCollapsed
            dmndi:DMNEdge < dmndi:DMNDiagram : id dmnElementRef
            dmndi:DMNLabel < dmndi:DMNShape dmndi:DMNEdge : id
            dc:Bounds < dmndi:DMNShape dmndi:DMNLabel : x y width height
            di:waypoint < dmndi:DMNEdge : x y
            """);

    private DmnLanguage() {}
}
