package org.diwan.notifications;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person over one channel.
 *
 * @param notice id of the BPMN element that was reached
 * @param client national ID of the person
 * @param recipient mail address or mobile number; none for a letter
 * @param lastAnswer what the last failed try met, without personal data
 */
record Notification(
        UUID id,
        String key,
        String reference,
        String service,
        String notice,
        String client,
        Channel channel,
        @Nullable String recipient,
        String language,
        int tries,
        Instant createdAt,
        @Nullable String lastAnswer) {

    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    String to() {
        if (recipient == null) {
            throw new IllegalStateException("A letter has no address");
        }
        return recipient;
    }
}
