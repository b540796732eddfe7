package org.diwan.bank;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message as it came and what was made of it; see {@link BankMessage}. */
record Received(
        String kind,
        @Nullable String messageId,
        @Nullable String bank,
        @Nullable String reference,
        @Nullable Long answers,
        @Nullable Reason reason,
        @Nullable String detail,
        @Nullable Boolean matched,
        @Nullable String code,
        boolean interim,
        @Nullable String source,
        Instant at,
        byte[] content) {

    Received refused(Reason why) {
        return new Received(
                kind, messageId, bank, reference, answers, why, detail, matched, code, interim, source, at, content);
    }
}
