package org.diwan.accounts;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${loadPaymentRun}}: {@code month}, {@code payDay} and {@code workingDaysLeft} of the next payment run,
 * as {@code run}, for this transaction only. Until its end the run waits.
 */
@Component("loadPaymentRun")
class LoadPaymentRunDelegate implements JavaDelegate {

    private final PaymentMonths months;
    private final PaymentCalendar calendar;

    LoadPaymentRunDelegate(PaymentMonths months, PaymentCalendar calendar) {
        this.months = months;
        this.calendar = calendar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        months.holdOpen();
        PaymentCalendar.Run next = calendar.next();
        Map<String, Object> run = Map.of(
                "month", next.month().toString(),
                "payDay", next.payDay(),
                "workingDaysLeft", next.workingDaysLeft());
        execution.setVariable("run", Variables.untypedValue(run, true));
    }
}
