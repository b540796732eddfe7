package org.diwan.access;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${grantAccess}}: what was asked for is to be given, in the systems {@code targets}. Leaves when it ends,
 * {@code endsAt}, and when the person is told that it will, {@code endsSoonAt}.
 */
@Component("grantAccess")
class GrantAccessDelegate implements JavaDelegate {

    private final AccessRequests requests;
    private final Terms terms;

    GrantAccessDelegate(AccessRequests requests, Terms terms) {
        this.requests = requests;
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        execution.setVariable("targets", Variables.untypedValue(requests.give(reference), true));
        Terms.Term term = terms.of(reference);
        execution.setVariable("endsAt", Date.from(term.ends()));
        execution.setVariable("endsSoonAt", Date.from(term.endsSoon()));
    }
}
