package org.diwan.accounts.bank;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The step {@code ${remindBank}}: the case's last request goes out once more, as long as the bank owes the answer. */
@Component("remindBank")
class RemindBankDelegate implements JavaDelegate {

    private final AccountQuestions questions;

    RemindBankDelegate(AccountQuestions questions) {
        this.questions = questions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        questions.remind(execution.getProcessBusinessKey());
    }
}
