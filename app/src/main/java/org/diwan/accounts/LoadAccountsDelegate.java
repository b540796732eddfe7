package org.diwan.accounts;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.diwan.cases.Case;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
import org.springframework.stereotype.Component;

/**
 * The step {@code ${loadAccounts}}: of the answers {@code benefits}, {@code iban} and {@code holder} and of the record
 * what a decision needs, as {@code account}, for this transaction only.
 */
@Component("loadAccounts")
class LoadAccountsDelegate implements JavaDelegate {

    private final AccountFacts facts;
    private final Cases cases;

    LoadAccountsDelegate(AccountFacts facts, Cases cases) {
        this.facts = facts;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        WantedAccount wanted = WantedAccount.of(execution.getVariable("answers"));
        Map<String, Object> account = new HashMap<>(facts.of(reference, CaseVariable.CLIENT.of(execution), wanted));
        account.put("channel", cases.find(reference).map(Case::channel).orElse("web"));
        execution.setVariable("account", Variables.untypedValue(account, true));
    }
}
