package org.diwan.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.diwan.cases.CaseEvent.CaseDecided;
import org.diwan.cases.CaseEvent.CaseEnded;
import org.diwan.cases.CaseEvent.CaseReached;
import org.diwan.cases.CaseEvent.PriorityChanged;
import org.diwan.cases.Visit.Due;
import org.diwan.cases.Visit.Leaving;
import org.diwan.catalog.Priority;
import org.diwan.catalog.ServiceDescription.Outcome;
import org.diwan.catalog.Services;
import org.diwan.catalog.Target;
import org.diwan.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps our tables in step with the engine, in the engine's own transaction. */
@Component
class Projection {

    /** The group of steps that the client does. */
    static final String APPLICANT = "applicant";

    private static final String SYSTEM = "system";

    private final CaseFiles files;
    private final TaskRows tasks;
    private final Timeline timeline;
    private final Steps steps;
    private final CaseClock caseClock;
    private final DueTimes dueTimes;
    private final Priorities priorities;
    private final Services services;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Projection(
            CaseFiles files,
            TaskRows tasks,
            Timeline timeline,
            Steps steps,
            CaseClock caseClock,
            DueTimes dueTimes,
            Priorities priorities,
            Services services,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.tasks = tasks;
        this.timeline = timeline;
        this.steps = steps;
        this.caseClock = caseClock;
        this.dueTimes = dueTimes;
        this.priorities = priorities;
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
            CaseStatus status = CaseStatus.valueOf(outcome.name());
            if (files.decide(reference, status, CaseVariable.REASON.find(execution), now)) {
                events.publishEvent(new CaseDecided(reference, service, status, now));
            }
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
        Instant now = clock.instant();
        String reference = execution.getProcessBusinessKey();
        String service = service(execution.getProcessDefinitionId());
        files.end(reference, now).ifPresent(ended -> {
            if (ended.undecided()) {
                events.publishEvent(new CaseDecided(reference, service, ended.outcome(), now));
            }
            events.publishEvent(new CaseEnded(reference, service, ended.outcome(), now));
        });
        steps.ended(reference, now);
    }

    /**
     * A token comes to a step.
     *
     * @param key by which the engine will know it at its end
     */
    void entered(DelegateExecution execution, String element, StepKind kind, String key) {
        String reference = execution.getProcessBusinessKey();
        if (reference != null) {
            String service = service(execution.getProcessDefinitionId());
            Instant now = clock.instant();
            steps.entered(new Visit(
                    reference, service, element, kind, key, now, due(execution, service, element, kind, now)));
        }
    }

    /** It leaves the step, or is taken from it. */
    void left(DelegateExecution execution, String element, StepKind kind, List<String> keys) {
        String reference = execution.getProcessBusinessKey();
        if (reference != null) {
            boolean done = kind == StepKind.STAFF && !execution.isCanceled();
            String by = done ? CaseVariable.DONE_BY.find(execution) : null;
            steps.left(new Leaving(reference, element, keys, clock.instant(), by));
            prioritize(execution, reference);
        }
    }

    /** What a step says of the priority holds from its end on. */
    private void prioritize(DelegateExecution execution, String reference) {
        String said = CaseVariable.PRIORITY.find(execution);
        if (said != null && priorities.set(reference, Priority.of(said))) {
            events.publishEvent(new PriorityChanged(
                    reference, service(execution.getProcessDefinitionId()), said, SYSTEM, clock.instant()));
        }
    }

    private @Nullable Due due(
            DelegateExecution execution, String service, String element, StepKind kind, Instant enteredAt) {
        Target target = kind == StepKind.CLIENT ? null : dueTimes.target(service, element);
        return target == null
                ? null
                : dueTimes.ofStep(target, kind, CaseVariable.OFFICE.find(execution), priority(execution), enteredAt);
    }

    private static Priority priority(DelegateExecution execution) {
        String said = CaseVariable.PRIORITY.find(execution);
        return said == null ? Priority.NORMAL : Priority.of(said);
    }

    /** A task that the model gives to one person has a group in which that person is alone. */
    void taskCreated(DelegateTask task, String form, String group, @Nullable String notBy) {
        DelegateExecution execution = task.getExecution();
        String reference = execution.getProcessBusinessKey();
        String service = service(task.getProcessDefinitionId());
        Instant now = clock.instant();
        Instant due = dueAt(task, service, group, now);
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
                due,
                null,
                null,
                null));
        String reason = CaseVariable.REASON.find(execution);
        if (group.equals(APPLICANT)) {
            files.waitForClient(reference, reason, now);
        } else {
            files.goOnByHand(reference, reason);
        }
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

    /** As the model says, else by the target of the step. */
    private @Nullable Instant dueAt(DelegateTask task, String service, String group, Instant now) {
        Date said = task.getDueDate();
        if (said != null) {
            return said.toInstant();
        }
        StepKind kind = group.equals(APPLICANT) ? StepKind.CLIENT : StepKind.STAFF;
        Due due = due(task.getExecution(), service, task.getTaskDefinitionKey(), kind, now);
        return due == null ? null : due.dueAt();
    }

    void taskCancelled(DelegateTask task, String group) {
        Instant now = clock.instant();
        tasks.end(task.getId(), null, now);
        if (group.equals(APPLICANT)) {
            caseClock.clientLeft(task.getExecution().getProcessBusinessKey(), now);
        }
    }

    /** A process definition's id is {@code key:version:id}, the key is the service's. */
    private static String service(String processDefinitionId) {
        return processDefinitionId.substring(0, processDefinitionId.indexOf(':'));
    }
}
