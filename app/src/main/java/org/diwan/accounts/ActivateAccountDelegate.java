package org.diwan.accounts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.cases.CaseVariable;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${activateAccount}}: from the month of {@code run}, or the one after it where {@code effective} is
 * {@code following}, the benefits are paid to the account that the case has reserved; {@code effectiveFrom} is the first
 * day. Where the registry no longer allows it, the outcome is {@code accountNotUpdated} and nothing has changed.
 */
@Component("activateAccount")
class ActivateAccountDelegate implements JavaDelegate {

    private static final CaseVariable<String> EFFECTIVE = new CaseVariable<>("effective", String.class);
    private static final CaseVariable<String> EFFECTIVE_FROM = new CaseVariable<>("effectiveFrom", String.class);

    private final AccountChanges changes;
    private final PaymentCalendar calendar;

    ActivateAccountDelegate(AccountChanges changes, PaymentCalendar calendar) {
        this.changes = changes;
        this.calendar = calendar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        YearMonth next = execution.getVariable("run") instanceof Map<?, ?> run
                ? YearMonth.parse(String.valueOf(run.get("month")))
                : calendar.next().month();
        YearMonth month = EFFECTIVE.of(execution).equals("following") ? next.plusMonths(1) : next;
        LocalDate from = changes.activate(execution.getProcessBusinessKey(), CaseVariable.CLIENT.of(execution), month)
                .orElseThrow(() -> notUpdated(execution));
        EFFECTIVE_FROM.set(execution, from.toString());
    }

    private static BpmnError notUpdated(DelegateExecution execution) {
        CaseVariable.REASON.set(execution, "not-updated");
        return new BpmnError("accountNotUpdated", "The registry no longer allows the change");
    }
}
