package org.diwan.operations;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.operations.OpenIncidents.Group;
import org.diwan.operations.OpenIncidents.One;
import org.diwan.web.Formats;
import org.diwan.web.IncidentSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Work of all parts of the house that gave up, by cause, and the buttons that have it tried again. */
@Controller
@RequestMapping("/admin/incidents")
class IncidentPages {

    private static final List<String> SOURCES = List.of("steps", "notifications", "banks");
    private static final int LINES = 50;
    private static final String LIST = "redirect:/admin/incidents";

    private final OpenIncidents incidents;
    private final Retries retries;
    private final MessageSource texts;
    private final Formats formats;

    IncidentPages(OpenIncidents incidents, Retries retries, MessageSource texts, Formats formats) {
        this.incidents = incidents;
        this.retries = retries;
        this.texts = texts;
        this.formats = formats;
    }

    /** A way to narrow the list; no source means all. */
    record Pill(@Nullable String source, long count, boolean current) {}

    /** What the page says above. */
    record Banner(String tone, String title, String text) implements Serializable {}

    @GetMapping
    @Needs(Permission.INCIDENTS_SEE)
    String list(@RequestParam(required = false) @Nullable String source, Model model) {
        List<Group> groups = incidents.groups();
        String shown = source != null && SOURCES.contains(source) ? source : null;
        model.addAttribute("groups", of(groups, shown));
        model.addAttribute("pills", pills(groups, shown));
        model.addAttribute("tried", retries.lately());
        model.addAttribute("most", IncidentSource.MOST);
        return "operations/incidents";
    }

    private static List<Pill> pills(List<Group> groups, @Nullable String shown) {
        return Stream.concat(Stream.of((String) null), SOURCES.stream())
                .map(source -> new Pill(
                        source,
                        of(groups, source).stream().mapToLong(Group::size).sum(),
                        Objects.equals(source, shown)))
                .toList();
    }

    private static List<Group> of(List<Group> groups, @Nullable String source) {
        return groups.stream()
                .filter(group -> source == null || group.source().equals(source))
                .toList();
    }

    @GetMapping("/causes/{cause}")
    @Needs(Permission.INCIDENTS_SEE)
    String cause(
            @PathVariable String cause,
            @RequestParam(name = "page", defaultValue = "1") int asked,
            Model model,
            RedirectAttributes next) {
        Optional<Group> group = incidents.group(cause);
        if (group.isEmpty()) {
            return gone(next);
        }
        int last = (group.get().size() + LINES - 1) / LINES;
        int at = Math.min(Math.max(1, asked), last);
        model.addAttribute("group", group.get());
        model.addAttribute(
                "lines",
                group.get().all().stream()
                        .skip((long) (at - 1) * LINES)
                        .limit(LINES)
                        .toList());
        model.addAttribute("retryable", Math.min(group.get().size(), Retries.MOST));
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "operations/cause";
    }

    @GetMapping("/{id}")
    @Needs(Permission.INCIDENTS_SEE)
    String one(@PathVariable String id, Model model, RedirectAttributes next) {
        Optional<One> one = incidents.find(id);
        if (one.isEmpty()) {
            return gone(next);
        }
        model.addAttribute("it", one.get());
        model.addAttribute(
                "trace",
                incidents
                        .source(one.get().source())
                        .flatMap(source -> source.trace(one.get().incident().id()))
                        .map(Redaction::ofTrace)
                        .orElse(""));
        return "operations/incident";
    }

    private String gone(RedirectAttributes next) {
        next.addFlashAttribute("notice", banner("", "gone"));
        return LIST;
    }

    @PostMapping("/{id}/retry")
    @Needs(Permission.INCIDENTS_MEND)
    String retry(@PathVariable String id, Principal who, RedirectAttributes next) {
        int tried = retries.retry(incidents.find(id).stream().toList(), who.getName());
        next.addFlashAttribute("notice", tried == 1 ? banner("ok", "retried") : banner("", "left"));
        return LIST;
    }

    @PostMapping("/causes/{cause}/retry")
    @Needs(Permission.INCIDENTS_MEND)
    String retryAll(@PathVariable String cause, Principal who, RedirectAttributes next) {
        List<One> all = incidents.group(cause).map(Group::all).orElse(List.of());
        int tried = retries.retry(all, who.getName());
        next.addFlashAttribute("notice", tried == 0 ? banner("", "left") : ofMany(tried, all.size()));
        return LIST;
    }

    private Banner ofMany(int tried, int all) {
        String text =
                tried == all ? text("operations.retried.text") : formats.plural("operations.retried.rest", all - tried);
        return new Banner("ok", formats.plural("operations.retried.many", tried), text);
    }

    private Banner banner(String tone, String key) {
        return new Banner(tone, text("operations." + key + ".title"), text("operations." + key + ".text"));
    }

    private String text(String key) {
        Locale locale = LocaleContextHolder.getLocale();
        return texts.getMessage(key, null, key, locale);
    }
}
