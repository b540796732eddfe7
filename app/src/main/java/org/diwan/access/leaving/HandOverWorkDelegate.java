package org.diwan.access.leaving;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.springframework.stereotype.Component;

/** The step {@code ${handOverWork}}: others get the tasks that the leaver had. */
@Component("handOverWork")
class HandOverWorkDelegate implements JavaDelegate {

    private final WorkHandOver work;
    private final Revocations revocations;

    HandOverWorkDelegate(WorkHandOver work, Revocations revocations) {
        this.work = work;
        this.revocations = revocations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Leaver leaver = Leaver.of(execution.getProcessBusinessKey(), CaseVariable.CLIENT.of(execution));
        revocations.workHandedOver(leaver.reference(), work.of(leaver.userName()));
    }
}
