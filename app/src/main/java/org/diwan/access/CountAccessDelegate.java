package org.diwan.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${countAccess}}: whether the person still holds something that the case has given, as {@code accessLeft}.
 * Nobody is told twice that the end is near.
 */
@Component("countAccess")
class CountAccessDelegate implements JavaDelegate {

    private static final CaseVariable<Date> ENDS = new CaseVariable<>("endsAt", Date.class);
    private static final CaseVariable<Date> ENDS_SOON = new CaseVariable<>("endsSoonAt", Date.class);

    private final AccessRequests requests;
    private final Clock clock;

    CountAccessDelegate(AccessRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("accessLeft", requests.isLeft(execution.getProcessBusinessKey()));
        if (ENDS_SOON.of(execution).toInstant().isBefore(clock.instant())) {
            ENDS_SOON.set(execution, Date.from(ENDS.of(execution).toInstant().plus(Duration.ofDays(1))));
        }
    }
}
