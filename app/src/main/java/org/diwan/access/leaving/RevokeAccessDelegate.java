package org.diwan.access.leaving;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.access.provision.Mending;
import org.diwan.access.provision.Targets;
import org.diwan.cases.CaseVariable;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${revokeAccess}}: takes the leaver's roles in the system {@code target}, recorded or not, shuts the account
 * there, reads both back and leaves the local variable {@code accessDone}. After somebody has done it by hand, the roles are
 * only read back.
 */
@Component("revokeAccess")
class RevokeAccessDelegate implements JavaDelegate {

    private final Targets targets;

    RevokeAccessDelegate(Targets targets) {
        this.targets = targets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Leaver leaver = Leaver.of(execution.getProcessBusinessKey(), CaseVariable.CLIENT.of(execution));
        String system = Mending.TARGET.of(execution);
        String byHand = Mending.byHand(Mending.OUTCOME.find(execution), CaseVariable.DONE_BY.find(execution));
        boolean taken = targets.take(leaver.reference(), system, byHand);
        boolean closed = taken && targets.close(leaver.reference(), system, leaver.userName());
        execution.setVariableLocal(Mending.ACCESS_DONE, closed || byHand != null);
        execution.setVariableLocal(Mending.OUTCOME.name(), Mending.NONE);
    }
}
