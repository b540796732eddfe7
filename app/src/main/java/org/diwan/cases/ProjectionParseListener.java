package org.diwan.cases;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Tells {@link Projection} what a process reaches: its events, its steps and its decisions' results. */
@Component
class ProjectionParseListener extends AbstractBpmnParseListener {

    private final Projection projection;
    private final VisitListeners visits;

    ProjectionParseListener(Projection projection, VisitListeners visits) {
        this.projection = projection;
        this.visits = visits;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) projection::ended);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        report(element, activity, ExecutionListener.EVENTNAME_START);
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        report(element, activity, ExecutionListener.EVENTNAME_START);
    }

    @Override
    public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        report(element, activity, ExecutionListener.EVENTNAME_START);
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        report(element, activity, ExecutionListener.EVENTNAME_END);
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        report(element, activity, ExecutionListener.EVENTNAME_END);
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) DecisionListener::outputsToVariables);
        visits.follow(activity, StepKind.SYSTEM);
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        visits.follow(activity, StepKind.SYSTEM);
    }

    @Override
    public void parseScriptTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        visits.follow(activity, StepKind.SYSTEM);
    }

    @Override
    public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        visits.follow(activity, StepKind.SYSTEM);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        visits.follow(activity, StepKind.SYSTEM);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        visits.follow(activity, StepKind.OUTSIDE);
    }

    @Override
    public void parseIntermediateMessageCatchEventDefinition(Element definition, ActivityImpl activity) {
        visits.followMessage(activity);
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        visits.followFlow(flow);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        String form = camunda(element, "formRef");
        String group = camunda(element, "candidateGroups");
        String notBy = property(element, "notBy").orElse(null);
        task.addTaskListener(TaskListener.EVENTNAME_CREATE, (TaskListener)
                created -> projection.taskCreated(created, form, group, notBy));
        task.addTaskListener(
                TaskListener.EVENTNAME_DELETE, (TaskListener) deleted -> projection.taskCancelled(deleted, group));
        visits.follow(activity, group.equals(Projection.APPLICANT) ? StepKind.CLIENT : StepKind.STAFF);
    }

    private void report(Element element, ActivityImpl activity, String when) {
        String tells = property(element, "tells").orElse(null);
        activity.addListener(when, (ExecutionListener) execution -> projection.reached(execution, tells));
    }

    private static String camunda(Element element, String attribute) {
        return element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, attribute, "");
    }

    /** A free property of an element, as the modeler's properties panel writes it. */
    static Optional<String> property(Element element, String name) {
        return Optional.ofNullable(element.element("extensionElements"))
                .map(extensions -> extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties"))
                .flatMap(properties -> properties.elements().stream()
                        .filter(property -> name.equals(property.attribute("name")))
                        .findFirst())
                .map(property -> property.attribute("value"));
    }
}
