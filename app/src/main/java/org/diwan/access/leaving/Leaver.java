package org.diwan.access.leaving;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.diwan.cases.CaseVariable;
import org.diwan.identity.SignedIn;

/** Whom a case of {@code access-revocation} is about. */
record Leaver(String reference, String userName) {

    static Leaver of(DelegateExecution execution) {
        String client = CaseVariable.CLIENT.of(execution);
        return new Leaver(execution.getProcessBusinessKey(), client.substring(SignedIn.STAFF.length()));
    }
}
