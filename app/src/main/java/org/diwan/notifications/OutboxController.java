package org.diwan.notifications;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diwan.cases.Documents;
import org.diwan.notifications.DemoOutbox.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Demo mode: the mails and SMS that would have been sent. */
@Controller
@ConditionalOnProperty(name = "diwan.mode", havingValue = "demo", matchIfMissing = true)
class OutboxController {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final DemoOutbox outbox;
    private final Documents documents;
    private final MessageSource texts;

    OutboxController(DemoOutbox outbox, Documents documents, MessageSource texts) {
        this.outbox = outbox;
        this.documents = documents;
        this.texts = texts;
    }

    /** A way to narrow the list. */
    record Filter(String label, long count, String href, boolean current) {}

    /** A line of the list. */
    record Line(UUID id, Instant at, String channel, String to, String subject, String language, boolean current) {}

    /** A document that the mail carries. */
    record Attachment(String name, String href) {}

    /** The message that is open. */
    record Open(
            String subject,
            String to,
            String reference,
            String key,
            String language,
            String state,
            String tone,
            List<String> paragraphs,
            @Nullable String link,
            List<Attachment> attachments) {}

    @GetMapping("/demo/outbox")
    String outbox(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable UUID message,
            Model model) {
        Channel only = Stream.of(Channel.MAIL, Channel.SMS)
                .filter(it -> it.code().equals(channel))
                .findFirst()
                .orElse(null);
        List<Kept> kept = outbox.newest(only);
        Optional<Kept> open = message == null
                ? kept.stream().findFirst()
                : outbox.find(message).stream().findFirst();
        UUID current = open.map(it -> it.notification().id()).orElse(null);
        model.addAttribute(
                "filters",
                Stream.of(filter(null, only), filter(Channel.MAIL, only), filter(Channel.SMS, only))
                        .toList());
        model.addAttribute(
                "messages", kept.stream().map(it -> line(it, current)).toList());
        model.addAttribute("message", open.map(this::open).orElse(null));
        return "notifications/outbox";
    }

    @GetMapping("/demo/outbox/{id}/attachments/{kind}")
    ResponseEntity<byte[]> attachment(@PathVariable UUID id, @PathVariable String kind) {
        return outbox.find(id).stream()
                .filter(kept -> kept.attachments().contains(kind))
                .flatMap(kept -> documents.find(kept.notification().reference(), kind).stream())
                .findFirst()
                .map(document -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(document.mediaType()))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(document.name(), StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .body(document.content()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Filter filter(@Nullable Channel channel, @Nullable Channel current) {
        String label = channel == null ? "notifications.outbox.all" : "notifications.channel." + channel.code();
        String href = channel == null ? "/demo/outbox" : "/demo/outbox?channel=" + channel.code();
        return new Filter(text(label), outbox.count(channel), href, channel == current);
    }

    private static Line line(Kept kept, @Nullable UUID current) {
        Notification row = kept.notification();
        String subject = row.channel() == Channel.SMS ? kept.text() : kept.subject();
        return new Line(
                row.id(),
                kept.at(),
                row.channel().code(),
                row.to(),
                subject,
                row.language(),
                row.id().equals(current));
    }

    private Open open(Kept kept) {
        Notification row = kept.notification();
        var link = LINK.matcher(kept.text());
        return new Open(
                kept.subject().isEmpty()
                        ? text("notifications.channel." + row.channel().code())
                        : kept.subject(),
                row.to(),
                row.reference(),
                row.key(),
                row.language(),
                text("notifications.state.sent"),
                "ok",
                List.of(kept.text().strip().split("\\n\\s*\\n")),
                link.find() ? link.group() : null,
                kept.attachments().stream()
                        .flatMap(kind -> documents.find(row.reference(), kind).stream())
                        .map(it -> new Attachment(it.name(), "/demo/outbox/" + row.id() + "/attachments/" + it.kind()))
                        .toList());
    }

    private String text(String key) {
        return Objects.requireNonNull(texts.getMessage(key, null, key, LocaleContextHolder.getLocale()));
    }
}
