package org.diwan.accounts.bank;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.diwan.bank.BankAnswers;
import org.diwan.bank.BankMessage;
import org.diwan.bank.Reason;
import org.diwan.cases.CaseVariable;
import org.diwan.cases.Cases;
import org.diwan.cases.Told;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** What banks say of accounts, {@code acmt.024}, for the cases that have asked. */
@Component
class AccountAnswers implements BankAnswers<VerificationReport> {

    /** Name of the message in models. */
    static final String MESSAGE = "bankAnswered";

    static final CaseVariable<String> ANSWER = new CaseVariable<>("bankAnswer", String.class);
    static final CaseVariable<String> CODE = new CaseVariable<>("bankReason", String.class);
    static final CaseVariable<Integer> MISMATCHES = new CaseVariable<>("mismatches", Integer.class);

    private final AccountQuestions questions;
    private final Cases cases;

    AccountAnswers(AccountQuestions questions, Cases cases) {
        this.questions = questions;
        this.cases = cases;
    }

    @Override
    public String kind() {
        return "acmt.024";
    }

    @Override
    public VerificationReport read(Element root) {
        return VerificationReport.of(root);
    }

    @Override
    public Optional<Reason> objection(VerificationReport report, BankMessage request) {
        if (!report.isOnlyOn(String.valueOf(request.messageId()))) {
            return Optional.of(Reason.UNKNOWN_ID);
        }
        return report.contradicts(String.valueOf(request.iban()))
                ? Optional.of(Reason.CONTRADICTORY)
                : Optional.empty();
    }

    @Override
    public Told tell(VerificationReport report, BankMessage request, BankMessage kept) {
        String reference = Objects.requireNonNull(request.reference());
        Map<String, Object> variables = new HashMap<>();
        variables.put(ANSWER.name(), report.matched() ? "MATCHED" : "NOT_MATCHED");
        variables.put(CODE.name(), Objects.requireNonNullElse(report.code(), ""));
        variables.put(MISMATCHES.name(), questions.mismatches(reference));
        return cases.tell(reference, MESSAGE, variables, "bank " + kept.bank());
    }
}
