package org.diwan.access.provision;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${provisionAccess}}: gives what the case has to give in the system {@code target}, reads
 * it back and leaves the local variable {@code accessDone}. After somebody has done it by hand it only
 * reads back, and keeps what differs.
 */
@Component("provisionAccess")
class ProvisionAccessDelegate implements JavaDelegate {

    private final Targets targets;

    ProvisionAccessDelegate(Targets targets) {
        this.targets = targets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String byHand = Mending.byHand(Mending.OUTCOME.find(execution), Mending.DONE_BY.find(execution));
        boolean done = targets.give(execution.getProcessBusinessKey(), Mending.TARGET.of(execution), byHand);
        execution.setVariableLocal(Mending.ACCESS_DONE, done);
        execution.setVariableLocal(Mending.OUTCOME.name(), Mending.NONE);
    }
}
