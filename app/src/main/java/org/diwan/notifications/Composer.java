package org.diwan.notifications;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.diwan.cases.Case;
import org.diwan.cases.CaseDetails;
import org.diwan.cases.Cases;
import org.diwan.cases.Documents;
import org.diwan.cases.Documents.Document;
import org.diwan.cases.MessageLinks;
import org.diwan.catalog.Service;
import org.diwan.catalog.ServiceDescription;
import org.diwan.catalog.Services;
import org.diwan.registry.Registry;
import org.diwan.web.Settings;
import org.springframework.stereotype.Component;

/** Writes a message from the bundle's notice at the moment it is sent, so that no copy of a code is kept. */
@Component
class Composer {

    /**
     * What texts may use everywhere: {@code reference} of the case, {@code name} of the client, {@code service}'s name,
     * {@code link} to what the case brought or to the case, {@code caseLink} to the case in any event, {@code reason} of a refusal in words. Capabilities add to
     * them by {@link CaseDetails}, services by links that send a message: a new one each time a text with it is composed.
     */
    static final Set<String> NAMES = Set.of("reference", "name", "service", "link", "caseLink", "reason");

    private final NoticeBook book;
    private final Cases cases;
    private final Services services;
    private final Registry registry;
    private final Documents documents;
    private final List<CaseDetails> details;
    private final MessageLinks links;
    private final AccountNotices accounts;
    private final TargetNotices targets;
    private final Settings settings;

    Composer(
            NoticeBook book,
            Cases cases,
            Services services,
            Registry registry,
            Documents documents,
            List<CaseDetails> details,
            MessageLinks links,
            AccountNotices accounts,
            TargetNotices targets,
            Settings settings) {
        this.book = book;
        this.cases = cases;
        this.services = services;
        this.registry = registry;
        this.documents = documents;
        this.details = details;
        this.links = links;
        this.accounts = accounts;
        this.targets = targets;
        this.settings = settings;
    }

    Message compose(Notification row) {
        if (row.service().isEmpty()) {
            return accounts.compose(row);
        }
        if (TargetNotices.isOne(row)) {
            return targets.compose(row);
        }
        Notice notice = book.find(row.service(), row.notice()).orElseThrow();
        if (row.channel() == Channel.SMS) {
            String sms = notice.smsIn(row.language());
            String text = NoticeText.fill(sms, values(row, sms));
            return new Message(row.id(), row.channel(), row.to(), row.language(), "", text.strip(), List.of());
        }
        Notice.Mail mail = notice.mailIn(row.language());
        Map<String, String> values = values(row, mail.subject() + mail.text());
        String subject = NoticeText.fill(mail.subject(), values).replaceAll("\\p{Cntrl}+", " ");
        String text = NoticeText.fill(mail.text(), values);
        List<Document> attached = notice.attachments().stream()
                .map(kind -> attachment(row.reference(), kind))
                .toList();
        return new Message(row.id(), row.channel(), row.to(), row.language(), subject, text, attached);
    }

    private Document attachment(String reference, String kind) {
        return documents
                .find(reference, kind)
                .orElseThrow(() -> new IllegalStateException("The document " + kind + " is not there yet"));
    }

    private Map<String, String> values(Notification row, String text) {
        Locale locale = row.locale();
        Case file = cases.find(row.reference()).orElseThrow();
        Service service = services.get(row.service());
        Map<String, String> values = new HashMap<>();
        values.put("reference", row.reference());
        values.put("name", registry.names(List.of(row.client()), row.language()).getOrDefault(row.client(), ""));
        values.put("service", ServiceDescription.in(service.description().name(), locale));
        values.put("link", settings.baseUrl() + cases.address(file));
        values.put("caseLink", settings.baseUrl() + "/cases/" + row.reference());
        String reason = file.reason() == null ? null : service.text("reason." + file.reason(), locale);
        values.put("reason", reason == null ? "" : reason);
        values.putAll(links.make(file, NoticeText.used(text, service.linkNames())));
        details.forEach(source -> values.putAll(source.of(row.reference(), locale)));
        return values;
    }
}
