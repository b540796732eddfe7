package org.diwan.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.diwan.identity.CredentialChanged;
import org.diwan.registry.Contacts;
import org.diwan.registry.Reach;
import org.diwan.registry.Registry;
import org.diwan.web.Formats;
import org.diwan.web.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Tells people what changed in what opens their account, noted in the transaction of the change. It goes to addresses of
 * the last 90 days too: who has changed somebody's contacts cannot keep it from them. No message holds a code.
 */
@Component
class AccountNotices {

    private static final Duration LATELY = Duration.ofDays(90);

    private final Registry registry;
    private final NotificationRows rows;
    private final MessageSource texts;
    private final Formats formats;

    AccountNotices(Registry registry, NotificationRows rows, MessageSource texts, Formats formats) {
        this.registry = registry;
        this.rows = rows;
        this.texts = texts;
        this.formats = formats;
    }

    @EventListener
    void on(CredentialChanged event) {
        if (!event.change().told()) {
            return;
        }
        String client = event.client();
        registry.contacts(client).ifPresent(contacts -> {
            String language = Set.of("ar", "fr").contains(contacts.language()) ? contacts.language() : "en";
            Reach reach = registry.reach(client, LATELY);
            all(reach.emails(), contacts.email()).forEach(to -> add(event, client, Channel.MAIL, to, language));
            all(reach.mobiles(), contacts.mobile()).forEach(to -> add(event, client, Channel.SMS, to, language));
        });
    }

    /** Those of people, and the one of others, of whom nothing older is kept. */
    private static Set<String> all(Set<String> lately, @Nullable String now) {
        return lately.isEmpty() && StringUtils.hasText(now) ? Set.of(now) : lately;
    }

    private void add(CredentialChanged event, String client, Channel channel, String recipient, String language) {
        UUID id = UUID.randomUUID();
        String notice = event.change().code();
        rows.add(
                new Notification(
                        id,
                        notice + ":" + id,
                        "",
                        "",
                        notice,
                        client,
                        channel,
                        recipient,
                        language,
                        0,
                        event.at(),
                        null),
                "waiting");
    }

    Message compose(Notification row) {
        Locale locale = Languages.of(row.language()).orElse(Locale.ENGLISH);
        String name = registry.contacts(row.client())
                .map(Contacts::name)
                .map(both -> locale.getLanguage().equals("ar") ? both.arabic() : both.latin())
                .orElse("");
        String what = text("notifications.account." + row.notice(), locale, time(row.createdAt(), locale));
        if (row.channel() == Channel.SMS) {
            String text = text("notifications.account.sms", locale, what);
            return new Message(row.id(), row.channel(), row.to(), row.language(), "", text, List.of());
        }
        String subject = text("notifications.account.subject", locale);
        String mail = text("notifications.account.mail", locale, name, what);
        return new Message(row.id(), row.channel(), row.to(), row.language(), subject, mail, List.of());
    }

    private String time(Instant at, Locale locale) {
        Locale before = LocaleContextHolder.getLocale();
        LocaleContextHolder.setLocale(locale);
        try {
            return formats.dateTime(at);
        } finally {
            LocaleContextHolder.setLocale(before);
        }
    }

    private String text(String key, Locale locale, Object... values) {
        return Objects.requireNonNull(texts.getMessage(key, values, locale));
    }
}
