package org.diwan.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.bank.Bank;
import org.diwan.bank.Banks;
import org.diwan.cases.CaseVariable;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${reserveAccount}}: keeps the account of the answers for the chosen benefits until it is made active
 * or released. {@code stopPeriodEnds} is as long after the case's first reservation as {@code stopPeriod} says. Where
 * another case runs for a benefit, the outcome is {@code changeRunning}.
 */
@Component("reserveAccount")
class ReserveAccountDelegate implements JavaDelegate {

    private static final CaseVariable<String> STOP_PERIOD = new CaseVariable<>("stopPeriod", String.class);
    private static final CaseVariable<Date> STOP_PERIOD_ENDS = new CaseVariable<>("stopPeriodEnds", Date.class);

    private final AccountChanges changes;
    private final Banks banks;

    ReserveAccountDelegate(AccountChanges changes, Banks banks) {
        this.changes = changes;
        this.banks = banks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        WantedAccount wanted = WantedAccount.of(execution.getVariable("answers"));
        Bank bank = banks.of(wanted.iban())
                .orElseThrow(() -> new IllegalStateException("The bank is not on the list; the rules should stop it"));
        Instant announced = changes.reserve(
                        execution.getProcessBusinessKey(), CaseVariable.CLIENT.of(execution), wanted, bank.bic())
                .orElseThrow(() -> running(execution));
        Duration stopPeriod = Duration.parse(STOP_PERIOD.of(execution));
        STOP_PERIOD_ENDS.set(execution, Date.from(announced.plus(stopPeriod)));
    }

    private static BpmnError running(DelegateExecution execution) {
        CaseVariable.REASON.set(execution, "change-running");
        return new BpmnError("changeRunning", "Another change runs for one of the benefits");
    }
}
