package org.diwan.accounts.bank;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.diwan.bank.BankMessage;
import org.diwan.bank.BankMessages;
import org.diwan.bank.NewBankMessage;
import org.springframework.stereotype.Component;

/** Asks banks whether accounts are their holders'. */
@Component
public class AccountQuestions {

    private static final String REQUEST = "acmt.023";

    private final BankMessages messages;
    private final Clock clock;

    AccountQuestions(BankMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Asks a bank whether the account is its holder's. An attempt is asked once; asked again while the bank owes the
     * answer, the same message goes out once more.
     */
    public void ask(AskedAccount asked) {
        List<BankMessage> before = messages.requests(asked.reference()).stream()
                .filter(request -> Integer.valueOf(asked.attempt()).equals(request.attempt()))
                .toList();
        boolean owed = !before.isEmpty() && !before.get(0).state().equals("answered");
        if (owed) {
            messages.remind(before.get(0));
            return;
        }
        String again = before.isEmpty() ? "" : "-" + (before.size() + 1);
        String id = asked.reference() + "-" + asked.attempt() + again;
        byte[] content = VerificationRequest.write(id, asked, messages.institution(), OffsetDateTime.now(clock));
        messages.send(new NewBankMessage(
                REQUEST, id, asked.bank(), asked.reference(), asked.attempt(), asked.iban(), content));
    }

    /** Sends the case's last request once more, under its old id, as long as the bank owes the answer. */
    public void remind(String reference) {
        messages.requests(reference).stream().limit(1).forEach(messages::remind);
    }

    /** How many times the bank has denied an account of this case. */
    public int mismatches(String reference) {
        return messages.denied(reference);
    }
}
