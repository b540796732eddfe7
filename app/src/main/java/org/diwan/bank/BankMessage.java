package org.diwan.bank;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to a bank or from one.
 *
 * @param direction {@code out} or {@code in}
 * @param kind {@code acmt.023} and the like
 * @param bank BIC of the bank it goes to or says it comes from
 * @param answers of a report: the request
 * @param state out: waiting, sent, answered; in: held, delivered, quarantined
 * @param reason code of a {@link Reason}
 * @param iban of a request: the account
 * @param matched of a report: what the bank says
 * @param code of a report: why not
 * @param interim of a report: whether another one to the same request is to follow
 */
public record BankMessage(
        long id,
        String direction,
        String kind,
        @Nullable String messageId,
        @Nullable String bank,
        @Nullable String reference,
        @Nullable Integer attempt,
        @Nullable Long answers,
        String state,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String iban,
        @Nullable Boolean matched,
        @Nullable String code,
        boolean interim,
        int reminders,
        int tries,
        Instant at,
        @Nullable Instant doneAt) {

    /** Whether it came from a bank. */
    boolean isReport() {
        return direction.equals("in");
    }
}
