package org.diwan.access.review;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.diwan.identity.Colleagues;
import org.diwan.identity.Role;
import org.diwan.identity.SignedIn;
import org.springframework.stereotype.Component;

/** The step {@code ${callReviewers}}: the security officers there are now, as {@code askedWhom}, who are told. */
@Component("callReviewers")
class CallReviewersDelegate implements JavaDelegate {

    private static final CaseVariable<String> ASKED = new CaseVariable<>("askedWhom", String.class);

    private final Colleagues colleagues;

    CallReviewersDelegate(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String officers = colleagues.having(List.of(Role.SECURITY), null).stream()
                .map(Colleagues.Colleague::userName)
                .map(SignedIn.STAFF::concat)
                .collect(Collectors.joining(" "));
        ASKED.set(execution, officers);
    }
}
