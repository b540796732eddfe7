package org.diwan.desk;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.cases.Case;
import org.diwan.cases.CasePages;
import org.diwan.cases.Cases;
import org.diwan.cases.Correspondence.Unread;
import org.diwan.cases.RecordLists;
import org.diwan.cases.Submission;
import org.diwan.cases.Task;
import org.diwan.cases.TaskFilter;
import org.diwan.cases.TaskFilter.Wanted;
import org.diwan.cases.TaskSearch.Line;
import org.diwan.cases.Upload;
import org.diwan.cases.Uploads;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Forms;
import org.diwan.forms.SummaryRow;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Contacts;
import org.diwan.registry.PersonRecord;
import org.diwan.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tasks as the desk shows them, in the reader's words. */
@Component
class TaskPages {

    private final Cases cases;
    private final CaseNotes notes;
    private final Uploads uploads;
    private final CasePages casePages;
    private final Reasons reasons;
    private final RecordLists lists;
    private final Services services;
    private final Registry registry;
    private final Forms forms;
    private final List<TaskPeople> people;
    private final Clock clock;

    TaskPages(
            Cases cases,
            CaseNotes notes,
            Uploads uploads,
            CasePages casePages,
            Reasons reasons,
            RecordLists lists,
            Services services,
            Registry registry,
            Forms forms,
            List<TaskPeople> people,
            Clock clock) {
        this.cases = cases;
        this.notes = notes;
        this.uploads = uploads;
        this.casePages = casePages;
        this.reasons = reasons;
        this.lists = lists;
        this.services = services;
        this.registry = registry;
        this.forms = forms;
        this.people = people;
        this.clock = clock;
    }

    /** A line of the task list. */
    record ListLine(Line task, String title, String client, String service) {

        /** Whether the client has a window; colleagues have none. */
        public boolean window() {
            return !task.client().startsWith(SignedIn.STAFF);
        }
    }

    /** What was sent on a form of the case. */
    record Sent(Submission submission, List<SummaryRow> rows) {}

    /**
     * One task with all that belongs to it.
     *
     * @param todo what to do, in a sentence
     */
    record View(
            Case file,
            String title,
            String todo,
            String asked,
            String service,
            List<Reasons.Why> why,
            @Nullable PersonRecord record,
            @Nullable Contacts contacts,
            List<Sent> sent,
            List<Happening> events) {}

    /**
     * One thing that happened, or that a colleague said.
     *
     * @param state {@code done}, {@code now} or {@code note}
     * @param text what was said
     * @param files what came with it
     */
    record Happening(
            String title,
            String state,
            Instant at,
            @Nullable String byWhom,
            @Nullable String to,
            String text,
            List<Upload> files) {}

    /** A task that is no longer open. */
    record Ended(Case file, String title, String asked) {}

    Ended ended(Task task, Locale locale) {
        Service service = services.get(task.service());
        Case file = cases.find(task.reference()).orElseThrow();
        return new Ended(
                file,
                words(service, "task." + task.element(), task.element(), locale),
                casePages.title(service, cases.answers(task.reference()), locale));
    }

    private List<Happening> happenings(Service service, Case file, Locale locale) {
        List<Happening> all = new ArrayList<>();
        casePages
                .events(service, file, locale)
                .forEach(event -> all.add(
                        new Happening(event.title(), event.state(), event.at(), event.byWhom(), null, "", List.of())));
        Map<UUID, Upload> files = new HashMap<>();
        Stream.of(file.reference(), Uploads.ofStaff(file.reference()))
                .flatMap(scope -> uploads.of(scope).stream())
                .forEach(upload -> files.put(upload.id(), upload));
        notes.of(file.reference())
                .forEach(note -> all.add(new Happening(
                        note.kind().name().toLowerCase(Locale.ROOT),
                        "note",
                        note.at(),
                        note.author(),
                        note.to(),
                        note.text(),
                        note.uploads().stream()
                                .flatMap(id -> Stream.ofNullable(files.get(id)))
                                .toList())));
        all.sort(Comparator.comparing(Happening::at));
        return all;
    }

    List<ListLine> lines(List<Line> lines, Locale locale) {
        Map<String, String> clients = lines.stream()
                .collect(Collectors.toMap(Line::reference, Line::client, (one, same) -> one, HashMap::new));
        lines.stream()
                .collect(Collectors.groupingBy(Line::service))
                .forEach((service, some) -> clients.putAll(
                        about(service, some.stream().map(Line::reference).toList())));
        Map<String, String> names = registry.names(Set.copyOf(clients.values()), locale.getLanguage());
        return lines.stream()
                .map(line -> {
                    Service service = services.get(line.service());
                    String client = clients.getOrDefault(line.reference(), line.client());
                    return new ListLine(
                            line,
                            words(service, "task." + line.element(), line.element(), locale),
                            names.getOrDefault(client, client),
                            service.name(locale));
                })
                .toList();
    }

    /** Whom cases are about, where that is somebody else than their client. */
    private Map<String, String> about(String service, List<String> references) {
        return people.stream()
                .filter(known -> known.service().equals(service))
                .findFirst()
                .map(known -> known.about(references))
                .orElse(Map.of());
    }

    /** A task by the words that people know it by; the session holds it until the next page. */
    record Named(String title, String client) implements Serializable {}

    Map<String, Named> named(Collection<Task> tasks, Locale locale) {
        Map<String, String> clients = new HashMap<>(
                cases.clients(tasks.stream().map(Task::reference).distinct().toList()));
        tasks.stream()
                .collect(Collectors.groupingBy(Task::service))
                .forEach((service, some) -> clients.putAll(
                        about(service, some.stream().map(Task::reference).toList())));
        Map<String, String> names = registry.names(Set.copyOf(clients.values()), locale.getLanguage());
        Map<String, Named> named = new HashMap<>();
        tasks.forEach(task -> {
            String client = clients.getOrDefault(task.reference(), "");
            Service service = services.get(task.service());
            named.put(
                    task.id(),
                    new Named(
                            words(service, "task." + task.element(), task.element(), locale),
                            names.getOrDefault(client, client)));
        });
        return named;
    }

    /** A case whose client waits for an answer. */
    record UnreadLine(Unread thread, String client, String service) {}

    List<UnreadLine> unread(List<Unread> threads, Locale locale) {
        Map<String, String> names =
                registry.names(threads.stream().map(Unread::client).distinct().toList(), locale.getLanguage());
        return threads.stream()
                .map(thread -> new UnreadLine(
                        thread,
                        names.getOrDefault(thread.client(), thread.client()),
                        services.get(thread.service()).name(locale)))
                .toList();
    }

    /**
     * A case without one of its tasks.
     *
     * @param asked what the client asked for
     */
    record About(Case file, String client, String asked, List<SummaryRow> answers, List<Happening> events) {}

    About about(Case file, Locale locale) {
        Service service = services.get(file.service());
        Map<String, Object> answers = cases.answers(file.reference());
        return new About(
                file,
                registry.names(List.of(file.client()), locale.getLanguage()).getOrDefault(file.client(), file.client()),
                casePages.title(service, answers, locale),
                casePages.asked(service, file, answers, locale),
                happenings(service, file, locale));
    }

    TaskFilter filter(ListAddress list) {
        return new TaskFilter(list.state(), list.service(), list.sort(), wanted(list.text()));
    }

    /** What a clerk looks for: a national ID, the beginning of a name in either script, or of a reference. */
    private Wanted wanted(String text) {
        if (text.isEmpty()) {
            return Wanted.ANYTHING;
        }
        Set<String> clients = new LinkedHashSet<>(registry.named(text));
        clients.addAll(registry.named(capital(text)));
        clients.add(text);
        return new Wanted(text, List.copyOf(clients));
    }

    /** Names begin with capitals, however they are typed. */
    private static String capital(String text) {
        StringBuilder capital = new StringBuilder(text.toLowerCase(Locale.ROOT));
        for (int i = 0; i < capital.length(); i++) {
            if (i == 0 || " -".indexOf(capital.charAt(i - 1)) >= 0) {
                capital.setCharAt(i, Character.toUpperCase(capital.charAt(i)));
            }
        }
        return capital.toString();
    }

    View page(Task task, Locale locale) {
        Service service = services.get(task.service());
        Case file = cases.find(task.reference()).orElseThrow();
        return new View(
                file,
                words(service, "task." + task.element(), task.element(), locale),
                words(service, "task." + task.element() + ".todo", "", locale),
                casePages.title(service, cases.answers(task.reference()), locale),
                service.name(locale),
                reasons.of(service, task.reference(), locale),
                registry.record(file.client(), LocalDate.now(clock)).orElse(null),
                registry.contacts(file.client()).orElse(null),
                cases.submissions(task.reference()).stream()
                        .map(sent -> new Sent(sent, rows(service, file, sent, locale)))
                        .toList(),
                happenings(service, file, locale));
    }

    private List<SummaryRow> rows(Service service, Case file, Submission sent, Locale locale) {
        FormSchema form = service.form(sent.form());
        Map<String, Object> answers = lists.beside(sent.answers(), form, file.client());
        return forms.summary(form, answers, service.texts(locale), locale);
    }

    private static String words(Service service, String key, String otherwise, Locale locale) {
        return Objects.requireNonNullElse(service.text(key, locale), otherwise);
    }
}
