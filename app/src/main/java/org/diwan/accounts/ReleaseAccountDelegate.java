package org.diwan.accounts;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The step {@code ${releaseAccount}}: lets go of what the case has reserved; does nothing where it has nothing. */
@Component("releaseAccount")
class ReleaseAccountDelegate implements JavaDelegate {

    private final AccountChanges changes;

    ReleaseAccountDelegate(AccountChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.release(execution.getProcessBusinessKey());
    }
}
