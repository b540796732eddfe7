package org.diwan.desk;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.Tasks;
import org.springframework.stereotype.Component;

/** The time of a task is over: it shows in the supervisor's queue. */
@Component("escalateTask")
class EscalateTaskDelegate implements JavaDelegate {

    private final Tasks tasks;

    EscalateTaskDelegate(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tasks.escalate(execution.getProcessBusinessKey());
    }
}
