package org.diwan.cases;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.diwan.catalog.Service;
import org.diwan.catalog.ServiceDescription;
import org.diwan.catalog.Services;
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

    CasePages(Services services, Forms forms, Timeline timeline, Tasks tasks, Cases cases) {
        this.services = services;
        this.forms = forms;
        this.timeline = timeline;
        this.tasks = tasks;
        this.cases = cases;
    }

    /** A line of "my cases". */
    public record Line(Case file, String title, String address) {}

    /**
     * One thing that happened.
     *
     * @param state {@code done} or {@code now}
     */
    public record Event(String title, String state, Instant at, @Nullable String byWhom) {}

    /** Something the client may do: a step that is theirs, or a message the case would take. */
    public record Action(String title, String text, String address, boolean required) {}

    /**
     * One case.
     *
     * @param title what was asked for
     * @param reason the reason of a refusal or review, in words
     */
    public record View(
            Case file,
            String title,
            @Nullable String reason,
            List<Event> events,
            List<Action> actions,
            List<SummaryRow> asked) {}

    /** A line of a list. */
    public Line line(Case file, Locale locale) {
        Service service = services.get(file.service());
        return new Line(file, title(service, cases.answers(file.reference()), locale), cases.address(file));
    }

    /** Everything the client sees of a case. */
    public View page(Case file, Locale locale) {
        Service service = services.get(file.service());
        Map<String, Object> answers = cases.answers(file.reference());
        return new View(
                file,
                title(service, answers, locale),
                file.reason() == null ? null : service.text("reason." + file.reason(), locale),
                events(service, file, locale),
                actions(service, file, locale),
                forms.summary(service.startForm(), answers, service.texts(locale), locale));
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

    /** What happened, of the elements that the service has words for. */
    public List<Event> events(Service service, Case file, Locale locale) {
        List<String> open =
                tasks.openOfCase(file.reference()).stream().map(Task::element).toList();
        List<Timeline.Entry> entries = timeline.of(file.reference());
        return entries.stream()
                .filter(entry -> service.text("step." + entry.element(), locale) != null)
                .filter(entry -> entry.state().equals(Timeline.DONE)
                        || open.contains(entry.element())
                        || isEvent(entry, entries))
                .map(entry -> new Event(
                        Objects.requireNonNullElse(
                                service.text("step." + entry.element() + "." + entry.state(), locale),
                                Objects.requireNonNull(service.text("step." + entry.element(), locale))),
                        entry.state().equals(Timeline.REACHED) && open.contains(entry.element()) ? "now" : "done",
                        entry.at(),
                        entry.byWhom()))
                .toList();
    }

    /** A task that was done shows once, as done. */
    private static boolean isEvent(Timeline.Entry entry, List<Timeline.Entry> all) {
        return all.stream()
                .noneMatch(other ->
                        other.element().equals(entry.element()) && other.state().equals(Timeline.DONE));
    }

    private List<Action> actions(Service service, Case file, Locale locale) {
        List<Action> own = tasks.openOfCase(file.reference()).stream()
                .filter(task -> task.candidateGroup().equals(Projection.APPLICANT))
                .map(task -> action(
                        service, task.element(), "/cases/" + file.reference() + "/tasks/" + task.id(), true, locale))
                .toList();
        if (!own.isEmpty() || file.endedAt() != null) {
            return own;
        }
        return cases.awaitedMessages(file.reference()).stream()
                .filter(service.description().messages()::containsKey)
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
