package org.diwan.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.diwan.cases.CaseEvent.CaseReached;
import org.diwan.catalog.ServiceDescription.Outcome;
import org.diwan.catalog.Services;
import org.diwan.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps our tables in step with the engine, in the engine's own transaction. */
@Component
class Projection {

    /** The group of steps that the client does. */
    static final String APPLICANT = "applicant";

    private final CaseFiles files;
    private final TaskRows tasks;
    private final Timeline timeline;
    private final Services services;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Projection(
            CaseFiles files,
            TaskRows tasks,
            Timeline timeline,
            Services services,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.tasks = tasks;
        this.timeline = timeline;
        this.services = services;
        this.events = events;
        this.clock = clock;
    }

    /** @param tells name of the variable that names, with a space between, who is told; else the client is */
    void reached(DelegateExecution execution, @Nullable String tells) {
        String element = execution.getCurrentActivityId();
        Instant now = clock.instant();
        String reference = execution.getProcessBusinessKey();
        String service = service(execution.getProcessDefinitionId());
        timeline.add(reference, element, Timeline.REACHED, null, now);
        Outcome outcome = services.get(service).description().outcomes().get(element);
        if (outcome != null) {
            files.move(reference, CaseStatus.valueOf(outcome.name()), CaseVariable.REASON.find(execution));
        }
        told(execution, tells)
                .forEach(client -> events.publishEvent(new CaseReached(reference, service, element, client, now)));
    }

    private static List<String> told(DelegateExecution execution, @Nullable String tells) {
        String named = tells == null ? null : new CaseVariable<>(tells, String.class).find(execution);
        return named == null || named.isBlank()
                ? List.of(CaseVariable.CLIENT.of(execution))
                : List.of(named.strip().split("\\s+"));
    }

    void ended(DelegateExecution execution) {
        files.end(execution.getProcessBusinessKey(), clock.instant());
    }

    /** A task that the model gives to one person has a group in which that person is alone. */
    void taskCreated(DelegateTask task, String form, String group, @Nullable String notBy) {
        DelegateExecution execution = task.getExecution();
        String reference = execution.getProcessBusinessKey();
        String service = service(task.getProcessDefinitionId());
        Instant now = clock.instant();
        Date due = task.getDueDate();
        String assignee = group.isEmpty() ? task.getAssignee() : null;
        tasks.add(new Task(
                task.getId(),
                reference,
                service,
                task.getTaskDefinitionKey(),
                form,
                assignee == null ? group : SignedIn.STAFF + assignee,
                CaseVariable.OFFICE.of(execution),
                assignee,
                notBy(execution, reference, notBy),
                now,
                assignee == null ? null : now,
                due == null ? null : due.toInstant(),
                null,
                null,
                null));
        files.move(
                reference,
                group.equals(APPLICANT) ? CaseStatus.WITH_CLIENT : CaseStatus.IN_PROGRESS,
                CaseVariable.REASON.find(execution));
        timeline.add(reference, task.getTaskDefinitionKey(), Timeline.REACHED, null, now);
        events.publishEvent(new CaseReached(
                reference, service, task.getTaskDefinitionKey(), CaseVariable.CLIENT.of(execution), now));
    }

    /**
     * Who may not do it: who did those steps before, or whom a variable of that name names; else, who of the staff began
     * the case for the client.
     */
    private @Nullable String notBy(DelegateExecution execution, String reference, @Nullable String names) {
        String doer = names == null
                ? null
                : doer(execution, reference, List.of(names.strip().split("\\s+")));
        if (doer != null || !Case.isByStaff(CaseVariable.CHANNEL.find(execution))) {
            return doer;
        }
        return files.find(reference)
                .filter(Case::isByStaff)
                .map(Case::submittedBy)
                .orElse(null);
    }

    private @Nullable String doer(DelegateExecution execution, String reference, List<String> names) {
        String doer = tasks.lastDoer(reference, names);
        return doer != null
                ? doer
                : names.stream()
                        .map(name -> new CaseVariable<>(name, String.class).find(execution))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    void taskCancelled(DelegateTask task) {
        Instant now = clock.instant();
        tasks.end(task.getId(), null, now);
        tasks.restartClock(task.getId(), now);
    }

    /** A process definition's id is {@code key:version:id}, the key is the service's. */
    private static String service(String processDefinitionId) {
        return processDefinitionId.substring(0, processDefinitionId.indexOf(':'));
    }
}
