package org.diwan.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.diwan.cases.CaseEvent;
import org.diwan.cases.CaseEvent.TargetMissed;
import org.diwan.cases.CaseEvent.TargetNear;
import org.diwan.catalog.Services;
import org.diwan.identity.Colleagues;
import org.diwan.identity.Role;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Contacts;
import org.diwan.registry.Registry;
import org.diwan.web.Languages;
import org.diwan.web.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Tells the supervisors of an office that a target of a case is near or was missed: once a case and kind, whatever steps it
 * is about. What machines are late with is told to nobody by mail.
 */
@Component
class TargetNotices {

    private static final String NEAR = "target-near";
    private static final String MISSED = "target-missed";

    private final Colleagues colleagues;
    private final Registry registry;
    private final Services services;
    private final NotificationRows rows;
    private final MessageSource texts;
    private final Settings settings;

    TargetNotices(
            Colleagues colleagues,
            Registry registry,
            Services services,
            NotificationRows rows,
            MessageSource texts,
            Settings settings) {
        this.colleagues = colleagues;
        this.registry = registry;
        this.services = services;
        this.rows = rows;
        this.texts = texts;
        this.settings = settings;
    }

    @EventListener
    void on(TargetNear event) {
        tell(event, NEAR, event.office(), event.byMachine());
    }

    @EventListener
    void on(TargetMissed event) {
        tell(event, MISSED, event.office(), event.byMachine());
    }

    private void tell(CaseEvent event, String notice, String office, boolean byMachine) {
        if (!byMachine) {
            colleagues.having(List.of(Role.SUPERVISOR), office).stream()
                    .map(one -> SignedIn.STAFF + one.userName())
                    .flatMap(client -> registry.contacts(client).stream())
                    .filter(contacts -> StringUtils.hasText(contacts.email()))
                    .forEach(contacts -> add(event, notice, contacts, event.at()));
        }
    }

    private void add(CaseEvent event, String notice, Contacts contacts, Instant at) {
        rows.add(
                new Notification(
                        UUID.randomUUID(),
                        String.join(":", event.reference(), notice, contacts.nationalId()),
                        event.reference(),
                        event.service(),
                        notice,
                        contacts.nationalId(),
                        Channel.MAIL,
                        contacts.email(),
                        Set.of("ar", "fr").contains(contacts.language()) ? contacts.language() : "en",
                        0,
                        at,
                        null),
                "waiting");
    }

    static boolean isOne(Notification row) {
        return row.notice().equals(NEAR) || row.notice().equals(MISSED);
    }

    Message compose(Notification row) {
        Locale locale = Languages.of(row.language()).orElse(Locale.ENGLISH);
        String key = "notifications." + row.notice();
        String service = services.get(row.service()).name(locale);
        String link = settings.baseUrl() + "/desk?q=" + row.reference();
        return new Message(
                row.id(),
                row.channel(),
                row.to(),
                row.language(),
                text(key + ".subject", locale, row.reference()),
                text(key + ".mail", locale, row.reference(), service, link),
                List.of());
    }

    private String text(String key, Locale locale, @Nullable Object... values) {
        return Objects.requireNonNull(texts.getMessage(key, values, locale));
    }
}
