package org.diwan.notifications;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diwan.cases.CaseEvent.CaseReached;
import org.diwan.cases.CaseEvent.MessageWritten;
import org.diwan.cases.Message.Side;
import org.diwan.registry.Contacts;
import org.diwan.registry.Reach;
import org.diwan.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Notes, in the transaction of the event itself, what the client is to be told of it. */
@Component
class Notices {

    /** The answer that stands on a letter: neither mail address nor mobile number is known. */
    static final String NO_CONTACT = "no contact";

    /** How long a replaced address still counts where a notice goes to every contact. */
    private static final Duration LATELY = Duration.ofDays(90);

    private final NoticeBook book;
    private final Registry registry;
    private final NotificationRows rows;

    Notices(NoticeBook book, Registry registry, NotificationRows rows) {
        this.book = book;
        this.registry = registry;
        this.rows = rows;
    }

    @EventListener
    void on(CaseReached event) {
        book.find(event.service(), event.element()).ifPresent(notice -> {
            if (!tell(event, notice)) {
                add(event, Channel.LETTER, null, "en");
            }
        });
    }

    /** That there is a message, never what it says. */
    @EventListener
    void on(MessageWritten event) {
        if (event.side() == Side.INSTITUTION) {
            on(new CaseReached(event.reference(), event.service(), NoticeBook.MESSAGE, event.client(), event.at()));
        }
    }

    /** Writes the messages to the contacts there are; false where there are none. */
    boolean tell(CaseReached event, Notice notice) {
        Optional<Contacts> found = registry.contacts(event.client());
        if (found.isEmpty()) {
            return false;
        }
        Contacts contacts = found.get();
        String language = Set.of("ar", "fr").contains(contacts.language()) ? contacts.language() : "en";
        Reach reach = notice.isForEveryContact() ? registry.reach(event.client(), LATELY) : present(contacts);
        reach.emails().forEach(address -> add(event, Channel.MAIL, address, language));
        Set<String> mobiles = notice.hasSms() ? reach.mobiles() : Set.of();
        mobiles.forEach(number -> add(event, Channel.SMS, number, language));
        return !reach.emails().isEmpty() || !mobiles.isEmpty();
    }

    private static Reach present(Contacts contacts) {
        return new Reach(given(contacts.email()), given(contacts.mobile()));
    }

    private static Set<String> given(@Nullable String contact) {
        return StringUtils.hasText(contact) ? Set.of(contact) : Set.of();
    }

    private void add(CaseReached event, Channel channel, @Nullable String recipient, String language) {
        boolean letter = channel == Channel.LETTER;
        var message = new Notification(
                UUID.randomUUID(),
                key(event, channel, recipient),
                event.reference(),
                event.service(),
                event.element(),
                event.client(),
                channel,
                recipient,
                language,
                0,
                event.at(),
                letter ? NO_CONTACT : null);
        rows.add(message, letter ? "given-up" : "waiting");
    }

    /** The moment belongs to the key, since a case may reach the same step again and the client is asked again. */
    private static String key(CaseReached event, Channel channel, @Nullable String recipient) {
        Instant at = event.at();
        return String.join(
                ":",
                event.reference(),
                event.element(),
                Long.toString(at.toEpochMilli(), 36),
                channel.code(),
                hash(recipient == null ? "" : recipient));
    }

    private static String hash(String recipient) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(recipient.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
