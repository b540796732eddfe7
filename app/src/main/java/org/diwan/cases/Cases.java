package org.diwan.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.diwan.calendar.WorkingTime;
import org.diwan.cases.CaseEvent.CaseNoted;
import org.diwan.cases.CaseEvent.CaseSubmitted;
import org.diwan.cases.CaseEvent.MessageReceived;
import org.diwan.catalog.Priority;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.registry.Registry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts cases and tells how they stand. */
@Component
public class Cases {

    /** In the audit: staff looked at the identity card of the client whom the case is for. */
    static final String CARD_SEEN = "identity-card-seen";

    private final CaseFiles files;
    private final Timeline timeline;
    private final Drafts drafts;
    private final ProcessRunner processes;
    private final Services services;
    private final ReferenceNumbers references;
    private final WorkingTime workingTime;
    private final DueTimes dueTimes;
    private final Registry registry;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final PostedForms posted;
    private final Clock clock;

    Cases(
            CaseFiles files,
            Timeline timeline,
            Drafts drafts,
            ProcessRunner processes,
            Services services,
            ReferenceNumbers references,
            WorkingTime workingTime,
            DueTimes dueTimes,
            Registry registry,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            PostedForms posted,
            Clock clock) {
        this.files = files;
        this.timeline = timeline;
        this.drafts = drafts;
        this.processes = processes;
        this.services = services;
        this.references = references;
        this.workingTime = workingTime;
        this.dueTimes = dueTimes;
        this.registry = registry;
        this.events = events;
        this.transaction = transaction;
        this.posted = posted;
        this.clock = clock;
    }

    /**
     * Starts a case: its row, the submission and the process in one transaction. The first steps follow at once in the
     * same call; a fault in them is retried behind, the person has the reference number in any case.
     *
     * @return the case's reference; for a repeated request that of the case it made first
     */
    public String submit(NewCase request) {
        return submit(request, request.requestKey(), () -> {});
    }

    /** The same for a draft, which ends in the transaction that makes the case. */
    String submit(NewCase request, UUID draft) {
        return submit(request, draft.toString(), () -> drafts.remove(draft));
    }

    private String submit(NewCase request, String scope, Runnable clearing) {
        Service service = services.get(request.service());
        Started started = transaction.execute(status -> {
            clearing.run();
            return start(service, request, scope);
        });
        if (started == null) {
            throw new IllegalStateException("No case was started");
        }
        processes.continueNow(started.jobs());
        return started.reference();
    }

    private Started start(Service service, NewCase request, String scope) {
        Instant now = clock.instant();
        String office = workingTime.officeOf(registry.city(request.client()).orElse(null));
        String reference = references.next(service.description().prefix());
        var due = dueTimes.ofCase(service.key(), office, Priority.NORMAL, now, Duration.ZERO);
        var file = new Case(
                reference,
                service.key(),
                request.client(),
                request.submittedBy(),
                request.channel(),
                office,
                CaseStatus.IN_PROGRESS,
                null,
                null,
                now,
                due.dueAt(),
                null,
                Priority.NORMAL.key(),
                null,
                null);
        if (!files.add(file, due.warnAt(), request.requestKey())) {
            return new Started(
                    files.findByRequest(request.requestKey()).orElseThrow().reference(), List.of());
        }
        posted.handOver(service.startForm(), request.answers(), scope, reference);
        files.addSubmission(reference, service.startForm().id(), request.answers(), request.submittedBy(), now);
        events.publishEvent(new CaseSubmitted(
                reference, service.key(), request.client(), request.submittedBy(), request.channel(), now));
        if (request.cardSeen()) {
            events.publishEvent(new CaseNoted(reference, service.key(), CARD_SEEN, request.submittedBy(), now));
        }
        return new Started(reference, processes.start(service, file, request.answers()));
    }

    private record Started(String reference, List<String> jobs) {}

    /** The case of that reference. */
    public Optional<Case> find(String reference) {
        return files.find(reference);
    }

    /**
     * The case, for its client only.
     *
     * @throws CaseNotFound where there is none or it is someone else's
     */
    public Case ofClient(String reference, String client) {
        return find(reference)
                .filter(found -> found.client().equals(client))
                .orElseThrow(() -> new CaseNotFound(reference));
    }

    /** A page of the client's cases, newest first. */
    public List<Case> ofClient(String client, int limit, int offset) {
        return files.ofClient(client, limit, offset);
    }

    /** The clients of cases, by reference. */
    public Map<String, String> clients(List<String> references) {
        return files.clients(references);
    }

    /** How many cases the client has. */
    public int countOfClient(String client) {
        return files.countOfClient(client);
    }

    /** The client's case that this request made. */
    Optional<Case> findByRequest(String requestKey, String client) {
        return files.findByRequest(requestKey).filter(found -> found.client().equals(client));
    }

    /** Where a case is best looked at: what it brought, else how it stands. */
    public String address(Case file) {
        return file.result() == null ? "/cases/" + file.reference() : file.result();
    }

    /** Says where what the case brought is to be seen, such as a certificate's page. */
    public void bring(String reference, String address) {
        files.bring(reference, address);
    }

    /** Notes in the timeline and the audit what somebody did to what the case brought. */
    public void note(String reference, String act, String by) {
        Case file = find(reference).orElseThrow(() -> new CaseNotFound(reference));
        Instant now = clock.instant();
        timeline.add(reference, act, Timeline.DONE, by, now);
        events.publishEvent(new CaseNoted(reference, file.service(), act, by, now));
    }

    /** What was answered on the form that started the case. */
    public Map<String, Object> answers(String reference) {
        return files.firstAnswers(reference);
    }

    /** Everything that was sent on forms of the case, oldest first. */
    public List<Submission> submissions(String reference) {
        return files.submissions(reference);
    }

    /** When the case last came to one of these elements. */
    public Optional<Instant> cameTo(String reference, Set<String> elements) {
        return timeline.of(reference).stream()
                .filter(entry -> elements.contains(entry.element()))
                .map(Timeline.Entry::at)
                .reduce((earlier, later) -> later);
    }

    /** Names of the messages that the case waits for. */
    public List<String> awaitedMessages(String reference) {
        return processes.awaitedMessages(reference);
    }

    /**
     * The client sends a message the case waits for.
     *
     * @throws TaskGone where the case no longer waits for it
     */
    public void send(Case file, String message, Map<String, Object> answers, String by) {
        Service service = services.get(file.service());
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            service.messageForm(message).ifPresent(form -> {
                posted.handOver(form, answers, scope(file, message), file.reference());
                files.addSubmission(file.reference(), form.id(), answers, by, now);
            });
            events.publishEvent(new MessageReceived(file.reference(), file.service(), message, by, now));
            processes.correlate(service, file.reference(), message, answers);
        });
    }

    /**
     * A machine, such as a bank's, tells the case something that it waits for. Joins the transaction it is called in: what
     * the caller keeps of the message and what the case makes of it hold together or not at all. A failure, such as that
     * the case is just being moved by somebody else, undoes both.
     *
     * @param message name of the message in the model
     * @param variables what its gateways route by
     * @param by who tells it, for the audit
     */
    public Told tell(String reference, String message, Map<String, Object> variables, String by) {
        Told told = transaction.execute(status -> {
            Optional<Case> open = find(reference).filter(file -> file.endedAt() == null);
            Told answer = open.map(file -> processes.tell(reference, message, variables))
                    .orElse(Told.NO_LONGER);
            if (answer == Told.TOLD) {
                events.publishEvent(
                        new MessageReceived(reference, open.orElseThrow().service(), message, by, clock.instant()));
            }
            return answer;
        });
        return Objects.requireNonNull(told);
    }

    /** Whoever holds a link sends a message the case waits for; nothing is asked on the way. */
    void sendByLink(Case file, String message) {
        Service service = services.get(file.service());
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            timeline.add(file.reference(), message, Timeline.DONE, Timeline.LINK, now);
            events.publishEvent(new MessageReceived(file.reference(), file.service(), message, Timeline.LINK, now));
            processes.correlate(service, file.reference(), message, Map.of());
        });
    }

    /** Who owns the files of a message until it is sent. */
    static String scope(Case file, String message) {
        return file.reference() + "/" + message;
    }
}
