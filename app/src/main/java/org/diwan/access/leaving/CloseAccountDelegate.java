package org.diwan.access.leaving;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
import org.diwan.identity.Sessions;
import org.diwan.identity.StaffAccounts;
import org.springframework.stereotype.Component;

/** The step {@code ${closeAccount}}: the leaver's account is closed and every session ended, before anything else. */
@Component("closeAccount")
class CloseAccountDelegate implements JavaDelegate {

    private final StaffAccounts accounts;
    private final Sessions sessions;
    private final Revocations revocations;
    private final Cases cases;

    CloseAccountDelegate(StaffAccounts accounts, Sessions sessions, Revocations revocations, Cases cases) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.revocations = revocations;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Leaver leaver = Leaver.of(execution.getProcessBusinessKey(), CaseVariable.CLIENT.of(execution));
        String by = cases.find(leaver.reference()).orElseThrow().submittedBy();
        revocations.begin(leaver.reference(), leaver.userName(), by);
        boolean open = accounts.find(leaver.userName())
                .filter(StaffAccounts.StaffAccount::enabled)
                .isPresent();
        accounts.close(leaver.userName());
        revocations.accountClosed(leaver.reference(), open, sessions.endAll(leaver.userName(), by));
    }
}
