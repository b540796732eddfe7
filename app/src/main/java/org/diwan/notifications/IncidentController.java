package org.diwan.notifications;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.web.Incident;
import org.diwan.web.IncidentSource;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Work of all parts of the house that gave up, and the button that has it tried again. */
@Controller
class IncidentController {

    private final List<IncidentSource> sources;
    private final MessageSource texts;

    IncidentController(List<IncidentSource> sources, MessageSource texts) {
        this.sources = sources;
        this.texts = texts;
    }

    /** What the page shows of one line of a queue. */
    record Queue(String label, long value) {}

    /** What the page says above. */
    record Banner(String tone, String title, String text) implements Serializable {}

    @GetMapping("/admin/incidents")
    @Needs(Permission.INCIDENTS_SEE)
    String incidents(Model model) {
        model.addAttribute(
                "incidents",
                sources.stream()
                        .flatMap(source -> source.open().stream().map(incident -> addressed(source, incident)))
                        .sorted(Comparator.comparing(Incident::since))
                        .toList());
        model.addAttribute(
                "queues",
                sources.stream()
                        .map(source -> new Queue(text("notifications.queue." + source.name()), source.waiting()))
                        .toList());
        return "notifications/incidents";
    }

    @PostMapping("/admin/incidents/{id}/retry")
    @Needs(Permission.INCIDENTS_MEND)
    String retry(@PathVariable String id, RedirectAttributes next) {
        String[] parts = id.split("-", 2);
        sources.stream()
                .filter(source -> parts.length == 2 && source.name().equals(parts[0]))
                .filter(source ->
                        source.open().stream().anyMatch(one -> one.id().equals(parts[1])))
                .forEach(source -> source.retry(parts[1]));
        next.addFlashAttribute(
                "notice",
                new Banner(
                        "ok",
                        text("notifications.incidents.retried.title"),
                        text("notifications.incidents.retried.text")));
        return "redirect:/admin/incidents";
    }

    private static Incident addressed(IncidentSource source, Incident it) {
        return new Incident(
                source.name() + "-" + it.id(),
                it.since(),
                it.what(),
                it.where(),
                it.reference(),
                it.answer(),
                it.tries(),
                it.tone());
    }

    private String text(String key) {
        return texts.getMessage(key, null, key, LocaleContextHolder.getLocale());
    }
}
