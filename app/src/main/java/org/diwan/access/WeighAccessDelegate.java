package org.diwan.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.diwan.identity.SignedIn;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${weighAccess}}: weighs what is asked, keeps every rule that fired, and notes what is asked for where it
 * can be. Leaves {@code admitted}, else {@code reason}; {@code person}, {@code requester}, {@code everybody} who is told, and
 * when it begins.
 */
@Component("weighAccess")
class WeighAccessDelegate implements JavaDelegate {

    private final AccessRequests requests;
    private final Clock clock;

    WeighAccessDelegate(AccessRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<?, ?> answers = execution.getVariable("answers") instanceof Map<?, ?> given ? given : Map.of();
        Wish wish = Wish.of(CaseVariable.CLIENT.of(execution), answers);
        Weighed weighed = requests.weigh(execution.getProcessBusinessKey(), wish);
        execution.setVariable("admitted", weighed.refusal().isEmpty());
        execution.setVariable("approvalRefused", false);
        weighed.refusal().ifPresent(reason -> CaseVariable.REASON.set(execution, reason));
        AccessVariables.PERSON.set(execution, wish.person());
        execution.setVariable("requester", wish.requester());
        execution.setVariable(
                "everybody",
                Stream.of(wish.requester(), wish.person())
                        .distinct()
                        .map(SignedIn.STAFF::concat)
                        .collect(Collectors.joining(" ")));
        LocalDate from = Optional.ofNullable(wish.from()).orElseGet(() -> LocalDate.now(clock));
        boolean later = from.isAfter(LocalDate.now(clock));
        execution.setVariable("beginsLater", later);
        if (later) {
            execution.setVariable(
                    "beginsAt", Date.from(from.atStartOfDay(clock.getZone()).toInstant()));
        }
    }
}
