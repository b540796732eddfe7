package org.diwan.notifications;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code notices/<element>.yaml} of a bundle says: the texts for each language, by its code.
 *
 * @param to {@code every-contact}: also the addresses and numbers that the record has had lately; else those of now
 * @param attach kinds of the case's documents that the mail carries
 */
record Notice(
        @Nullable To to, @Nullable List<String> attach, Map<String, Mail> mail, @Nullable Map<String, String> sms) {

    /** Whom a notice goes to. */
    enum To {
        @JsonProperty("every-contact")
        EVERY_CONTACT
    }

    /** One language's mail. */
    record Mail(String subject, String text) {}

    List<String> attachments() {
        return attach == null ? List.of() : attach;
    }

    Mail mailIn(String language) {
        return Objects.requireNonNull(mail.get(language));
    }

    String smsIn(String language) {
        return Objects.requireNonNull(Objects.requireNonNull(sms).get(language));
    }

    boolean isForEveryContact() {
        return to == To.EVERY_CONTACT;
    }

    boolean hasSms() {
        return sms != null;
    }
}
