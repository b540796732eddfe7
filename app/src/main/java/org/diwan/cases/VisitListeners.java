package org.diwan.cases;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventBasedGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.springframework.stereotype.Component;

/**
 * Tells {@link Projection} when tokens come to steps and leave them. A step for which a job has to be found first begins
 * with the job: its waiting counts.
 */
@Component
class VisitListeners {

    private static final String KIND = "diwanStepKind";

    private final Projection projection;

    VisitListeners(Projection projection) {
        this.projection = projection;
    }

    void follow(ActivityImpl step, StepKind kind) {
        String element = Objects.requireNonNull(step.getActivityId());
        step.setProperty(KIND, kind);
        if (!beginsWithJob(step)) {
            step.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                    it -> projection.entered(it, element, kind, it.getActivityInstanceId()));
        }
        step.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                it -> projection.left(it, element, kind, keys(it, beginsWithJob(step))));
    }

    /** A message that is waited for; where a gateway waits for several, the gateway is the step. */
    void followMessage(ActivityImpl event) {
        ScopeImpl waiting = event.getEventScope();
        if (!(waiting instanceof ActivityImpl gateway && isEventBased(gateway))) {
            follow(event, StepKind.OUTSIDE);
        } else if (gateway.getProperty(KIND) == null) {
            follow(gateway, StepKind.OUTSIDE);
        }
    }

    private static boolean isEventBased(ActivityImpl gateway) {
        return gateway.getActivityBehavior() instanceof EventBasedGatewayActivityBehavior;
    }

    void followFlow(TransitionImpl flow) {
        if (flow.getDestination() instanceof ActivityImpl step
                && beginsWithJob(step)
                && step.getProperty(KIND) instanceof StepKind kind) {
            String element = Objects.requireNonNull(step.getActivityId());
            flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                    it -> projection.entered(it, element, kind, it.getId()));
        }
    }

    /** Of several at once, each begins when its turn comes. */
    private static boolean beginsWithJob(ActivityImpl step) {
        return step.isAsyncBefore()
                && !(step.getFlowScope() instanceof ActivityImpl around
                        && around.getActivityBehavior() instanceof MultiInstanceActivityBehavior);
    }

    /** One that begins with a job has no name of its own yet: it is known by the token, or by what the token stands in. */
    private static List<String> keys(DelegateExecution execution, boolean withJob) {
        if (!withJob) {
            return List.of(execution.getActivityInstanceId());
        }
        String parent = ((ExecutionEntity) execution).getParentId();
        return parent == null ? List.of(execution.getId()) : List.of(execution.getId(), parent);
    }
}
