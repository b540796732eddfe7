package org.diwan.notifications;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diwan.identity.CodeCarrier;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Contacts;
import org.diwan.registry.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Sends one-time codes while the person waits, once; that one was sent is kept, what it said is not. */
@Component
class CodeSender implements CodeCarrier {

    private static final String NOTICE = "oneTimeCode";

    /** A contact that is newer takes no codes: whoever knows a password can change contacts, and their owner is told first. */
    private static final Duration STANDS_AFTER = Duration.ofDays(14);

    private static final Logger LOG = LoggerFactory.getLogger(CodeSender.class);

    private final Registry registry;
    private final Carriers carriers;
    private final NotificationRows rows;
    private final MessageSource texts;
    private final Clock clock;

    CodeSender(Registry registry, Carriers carriers, NotificationRows rows, MessageSource texts, Clock clock) {
        this.registry = registry;
        this.carriers = carriers;
        this.rows = rows;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<Way> ways(SignedIn person) {
        List<Way> ways = new ArrayList<>();
        contacts(person).ifPresent(contacts -> {
            Set<String> tooNew = registry.contactsChangedWithin(STANDS_AFTER, contacts.nationalId());
            if (StringUtils.hasText(contacts.mobile()) && !tooNew.contains("mobile")) {
                ways.add(new Way(Channel.SMS.code(), Masks.mobile(contacts.mobile())));
            }
            if (StringUtils.hasText(contacts.email()) && !tooNew.contains("email")) {
                ways.add(new Way(Channel.MAIL.code(), Masks.mail(contacts.email())));
            }
        });
        return ways;
    }

    @Override
    public boolean isOnRecord(SignedIn person) {
        return contacts(person)
                .filter(contacts -> StringUtils.hasText(contacts.mobile()) || StringUtils.hasText(contacts.email()))
                .isPresent();
    }

    @Override
    public boolean carry(SignedIn person, String channel, String code, Locale language) {
        return contacts(person)
                .map(contacts -> Channel.of(channel) == Channel.SMS ? contacts.mobile() : contacts.email())
                .filter(to -> carry(row(person, Channel.of(channel), to, language), code))
                .isPresent();
    }

    private Optional<Contacts> contacts(SignedIn person) {
        return Optional.ofNullable(person.partyId()).flatMap(registry::contacts);
    }

    private boolean carry(Notification row, String code) {
        rows.add(row, "sent");
        try {
            carriers.carry(message(row, code));
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "A code was not delivered by {}: {}",
                    row.channel().code(),
                    e.getClass().getSimpleName());
            rows.remove(row.id());
            return false;
        }
    }

    private Message message(Notification row, String code) {
        String subject = row.channel() == Channel.SMS ? "" : text("subject", row, code);
        String text = text(row.channel().code(), row, code);
        return new Message(row.id(), row.channel(), row.to(), row.language(), subject, text, List.of());
    }

    private String text(String part, Notification row, String code) {
        return texts.getMessage("notifications.code." + part, new Object[] {code}, row.locale());
    }

    private Notification row(SignedIn person, Channel channel, String to, Locale language) {
        UUID id = UUID.randomUUID();
        String code = Set.of("ar", "fr").contains(language.getLanguage()) ? language.getLanguage() : "en";
        return new Notification(
                id, NOTICE + ":" + id, "", "", NOTICE, person.userName(), channel, to, code, 1, clock.instant(), null);
    }
}
