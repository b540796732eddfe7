package org.diwan.accounts.bank;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What we ask banks. A message is written in the transaction that it is called in and leaves after it, so that what a
 * bank hears of has happened; {@link Dispatch} sends it.
 */
@Component
public class BankMessages {

    private static final String REQUEST = "acmt.023";

    private final BankMessageRows rows;
    private final BankSettings settings;
    private final Clock clock;

    BankMessages(BankMessageRows rows, BankSettings settings, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Asks a bank whether the account is its holder's. An attempt is asked once; asked again while the bank owes the
     * answer, the same message goes out once more.
     */
    public void ask(AskedAccount asked) {
        List<BankMessage> before = rows.requests(asked.reference()).stream()
                .filter(request -> Integer.valueOf(asked.attempt()).equals(request.attempt()))
                .toList();
        boolean owed = !before.isEmpty() && !before.get(0).state().equals("answered");
        if (owed) {
            rows.remind(before.get(0).id(), clock.instant());
            return;
        }
        String again = before.isEmpty() ? "" : "-" + (before.size() + 1);
        String id = asked.reference() + "-" + asked.attempt() + again;
        byte[] content = VerificationRequest.write(id, asked, settings.institution(), OffsetDateTime.now(clock));
        rows.addOut(REQUEST, id, asked, content, clock.instant());
    }

    /** Sends the case's last request once more, under its old id, as long as the bank owes the answer. */
    public void remind(String reference) {
        rows.requests(reference).stream().limit(1).forEach(request -> rows.remind(request.id(), clock.instant()));
    }

    /** How many times the bank has denied an account of this case. */
    public int mismatches(String reference) {
        return rows.mismatches(reference);
    }
}
