package org.diwan.accounts.bank;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.diwan.accounts.AccountChanges;
import org.diwan.accounts.PendingChange;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${askBank}}: the bank is asked about the account that the case has reserved; leaves
 * {@code mismatches}, how often it has denied one so far. Its answer is the message {@code bankAnswered}.
 */
@Component("askBank")
class AskBankDelegate implements JavaDelegate {

    private final AccountChanges changes;
    private final AccountQuestions questions;

    AskBankDelegate(AccountChanges changes, AccountQuestions questions) {
        this.changes = changes;
        this.questions = questions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        PendingChange wanted =
                changes.pendingOf(reference).orElseThrow(() -> new IllegalStateException("No account is reserved"));
        questions.ask(
                new AskedAccount(reference, wanted.attempt(), wanted.iban(), wanted.holderName(), wanted.bankBic()));
        AccountAnswers.MISMATCHES.set(execution, questions.mismatches(reference));
    }
}
