package org.diwan.bank;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What goes to banks. A message is written in the transaction that it is called in and leaves after it, so that what a
 * bank hears of has happened; {@link Dispatch} sends it.
 */
@Component
public class BankMessages {

    private final BankMessageRows rows;
    private final BankSettings settings;
    private final Clock clock;

    BankMessages(BankMessageRows rows, BankSettings settings, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** Our name, as banks know it. */
    public String institution() {
        return settings.institution();
    }

    /** Has a message sent; one of this id that is there already stays as it is. */
    public void send(NewBankMessage message) {
        rows.addOut(message, clock.instant());
    }

    /** All messages that went out for a case, newest first. */
    public List<BankMessage> requests(String reference) {
        return rows.requests(reference);
    }

    /** Sends a message once more, under its old id, as long as the bank owes the answer. */
    public void remind(BankMessage request) {
        rows.remind(request.id(), clock.instant());
    }

    /** How many answers to a case said no. */
    public int denied(String reference) {
        return rows.mismatches(reference);
    }
}
