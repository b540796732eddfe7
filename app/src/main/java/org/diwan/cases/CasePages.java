package org.diwan.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.catalog.Service;
import org.diwan.catalog.ServiceDescription;
import org.diwan.catalog.Services;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Forms;
import org.diwan.forms.SummaryRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A case as its pages show it, in the reader's words. */
@Component
public class CasePages {

    private final Services services;
    private final Forms forms;
    private final Timeline timeline;
    private final Tasks tasks;
    private final Cases cases;
    private final Decisions decisions;
    private final Withdrawals withdrawals;
    private final RecordLists lists;
    private final Uploads uploads;

    CasePages(
            Services services,
            Forms forms,
            Timeline timeline,
            Tasks tasks,
            Cases cases,
            Decisions decisions,
            Withdrawals withdrawals,
            RecordLists lists,
            Uploads uploads) {
        this.services = services;
        this.forms = forms;
        this.timeline = timeline;
        this.tasks = tasks;
        this.cases = cases;
        this.decisions = decisions;
        this.withdrawals = withdrawals;
        this.lists = lists;
        this.uploads = uploads;
    }

    /** A line of "my cases". */
    public record Line(Case file, String title, String address) {}

    /**
     * One thing that happened.
     *
     * @param state {@code done}, {@code now} or, for a step that nobody finished, {@code stopped}
     */
    public record Event(String title, String state, Instant at, @Nullable String byWhom) {}

    /** Something the client may do: a step that is theirs, or a message the case would take. */
    public record Action(String title, String text, String address, boolean required) {}

    /** What was written later on a form of the case: by the client, or by staff for the client to read. */
    public record Sent(String by, Instant at, List<SummaryRow> rows) {}

    /**
     * One case.
     *
     * @param title what was asked for
     * @param state what it is, in the service's own words; null where the house's words do
     * @param reason the reason of a refusal or review, in words
     * @param rule the rule behind a refusal by rules, in words
     * @param told what the institution wrote to the client on its last form
     * @param exchange everything that was asked and replied since the request, in order
     * @param withdrawable whether the client may take it back
     * @param papers files that staff added for the client
     */
    public record View(
            Case file,
            String title,
            @Nullable String state,
            @Nullable String reason,
            @Nullable String rule,
            List<SummaryRow> told,
            List<Sent> exchange,
            List<Event> events,
            List<Action> actions,
            boolean withdrawable,
            List<SummaryRow> asked,
            List<Upload> papers) {}

    /** A line of a list. */
    public Line line(Case file, Locale locale) {
        Service service = services.get(file.service());
        return new Line(file, title(service, cases.answers(file.reference()), locale), cases.address(file));
    }

    /** A line of what was begun and not sent. */
    public record BegunLine(DraftList.Begun draft, String title, String address) {}

    /** The same of one draft. */
    public BegunLine begun(DraftList.Begun draft, Locale locale) {
        Service service = services.get(draft.service());
        return new BegunLine(draft, title(service, draft.answers(), locale), draft.address());
    }

    /** Everything the client sees of a case. */
    public View page(Case file, Locale locale) {
        Service service = services.get(file.service());
        Map<String, Object> answers = cases.answers(file.reference());
        List<Sent> exchange = exchange(service, file, locale);
        List<String> awaited = file.endedAt() == null ? cases.awaitedMessages(file.reference()) : List.of();
        return new View(
                file,
                title(service, answers, locale),
                service.text("next." + file.status().name(), locale),
                reason(service, file, locale),
                rule(service, file, locale),
                told(file, exchange),
                exchange,
                events(service, file, locale),
                actions(service, file, awaited, locale),
                withdrawals.offered(file, awaited).isPresent(),
                asked(service, file, answers, locale),
                uploads.of(file.reference()).stream()
                        .filter(upload -> upload.field().equals(Uploads.OF_STAFF))
                        .toList());
    }

    /** What was asked for, with the names of what was chosen from the record. */
    public List<SummaryRow> asked(Service service, Case file, Map<String, Object> answers, Locale locale) {
        FormSchema form = service.startForm();
        Map<String, Object> all = lists.beside(answers, form, file.client());
        return forms.summary(form, all, service.texts(locale), locale);
    }

    private static @Nullable String reason(Service service, Case file, Locale locale) {
        boolean open = file.status() == CaseStatus.IN_PROGRESS || file.status() == CaseStatus.REFUSED;
        return open && file.reason() != null ? service.text("reason." + file.reason(), locale) : null;
    }

    /** The rule, where the last decision's reason is still the case's own; a clerk's reason has none. */
    private @Nullable String rule(Service service, Case file, Locale locale) {
        if (file.status() != CaseStatus.REFUSED) {
            return null;
        }
        return decisions.of(file.reference()).stream()
                .filter(decision -> Objects.equals(decision.outputs().get("reason"), file.reason()))
                .flatMap(decision -> decision.rules().stream())
                .reduce((earlier, later) -> later)
                .map(rule -> service.text("rule." + rule, locale))
                .orElse(null);
    }

    private List<Sent> exchange(Service service, Case file, Locale locale) {
        return cases.submissions(file.reference()).stream()
                .skip(1)
                .map(sent -> new Sent(sent.submittedBy(), sent.submittedAt(), rows(service, file, sent, locale)))
                .filter(sent -> !sent.rows().isEmpty())
                .toList();
    }

    /** All that the client wrote; of what staff wrote, only what their form addresses to the client. */
    private List<SummaryRow> rows(Service service, Case file, Submission sent, Locale locale) {
        FormSchema form = service.form(sent.form());
        boolean own = sent.submittedBy().equals(file.client());
        return forms.summary(form, sent.answers(), service.texts(locale), locale).stream()
                .filter(row -> own
                        || form.question(row.key())
                                .filter(question ->
                                        "client".equals(question.properties().get("shownTo")))
                                .isPresent())
                .toList();
    }

    private static List<SummaryRow> told(Case file, List<Sent> exchange) {
        return exchange.stream()
                .filter(sent -> !sent.by().equals(file.client()))
                .reduce((earlier, later) -> later)
                .map(Sent::rows)
                .orElse(List.of());
    }

    /** What was asked for: the listing whose answers were given, else the service. */
    public String title(Service service, Map<String, Object> answers, Locale locale) {
        return service.description().listings().stream()
                .filter(listing -> listing.answers() != null
                        && answers.entrySet().containsAll(listing.answers().entrySet()))
                .findFirst()
                .map(listing -> ServiceDescription.in(listing.name(), locale))
                .orElseGet(() -> service.name(locale));
    }

    /** What happened, of the elements that the service has words for; a task shows once each time it was asked. */
    public List<Event> events(Service service, Case file, Locale locale) {
        Set<String> open =
                tasks.openOfCase(file.reference()).stream().map(Task::element).collect(Collectors.toSet());
        List<String> human = tasks.elementsOfCase(file.reference());
        List<Timeline.Entry> entries = timeline.of(file.reference());
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Timeline.Entry entry = entries.get(i);
            String words = words(service, entry, locale);
            boolean superseded = entry.state().equals(Timeline.REACHED)
                    && (hasLater(entries, i, entry.element()) || isByLink(entries, i, entry.element()));
            if (words != null && !superseded) {
                boolean unfinished = entry.state().equals(Timeline.REACHED) && human.contains(entry.element());
                String state = !unfinished ? "done" : open.contains(entry.element()) ? "now" : "stopped";
                String by = i == 0 && file.isByStaff() ? file.submittedBy() : entry.byWhom();
                events.add(new Event(words, state, entry.at(), by));
            }
        }
        return events;
    }

    private static @Nullable String words(Service service, Timeline.Entry entry, Locale locale) {
        String own = service.text("step." + entry.element() + "." + entry.state(), locale);
        return own != null ? own : service.text("step." + entry.element(), locale);
    }

    /** The event that a link's message has reached is told with the link. */
    private static boolean isByLink(List<Timeline.Entry> entries, int index, String element) {
        return index > 0
                && Timeline.LINK.equals(entries.get(index - 1).byWhom())
                && entries.get(index - 1).element().equals(element);
    }

    private static boolean hasLater(List<Timeline.Entry> entries, int index, String element) {
        return entries.subList(index + 1, entries.size()).stream()
                .anyMatch(later -> later.element().equals(element));
    }

    private List<Action> actions(Service service, Case file, List<String> awaited, Locale locale) {
        List<Action> own = tasks.openOfCase(file.reference()).stream()
                .filter(task -> task.candidateGroup().equals(Projection.APPLICANT))
                .map(task -> action(
                        service, task.element(), "/cases/" + file.reference() + "/tasks/" + task.id(), true, locale))
                .toList();
        if (!own.isEmpty()) {
            return own;
        }
        return awaited.stream()
                .filter(message -> service.messageForm(message).isPresent())
                .filter(message -> !service.withdraws(message))
                .map(message ->
                        action(service, message, "/cases/" + file.reference() + "/messages/" + message, false, locale))
                .toList();
    }

    private static Action action(Service service, String key, String address, boolean required, Locale locale) {
        return new Action(
                Objects.requireNonNullElse(service.text("action." + key, locale), key),
                Objects.requireNonNullElse(service.text("action." + key + ".text", locale), ""),
                address,
                required);
    }
}
