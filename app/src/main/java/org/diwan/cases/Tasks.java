package org.diwan.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.diwan.cases.CaseEvent.TaskClaimed;
import org.diwan.cases.CaseEvent.TaskCompleted;
import org.diwan.cases.CaseEvent.TaskPassed;
import org.diwan.cases.CaseEvent.TaskRefused;
import org.diwan.cases.CaseEvent.TaskReturned;
import org.diwan.catalog.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Human steps: taken by one person at a time, finished once. */
@Component
public class Tasks {

    private final TaskRows rows;
    private final CaseFiles files;
    private final Timeline timeline;
    private final Services services;
    private final TaskService engine;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final PostedForms posted;
    private final CaseClock caseClock;
    private final Clock clock;

    Tasks(
            TaskRows rows,
            CaseFiles files,
            Timeline timeline,
            Services services,
            TaskService engine,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            PostedForms posted,
            CaseClock caseClock,
            Clock clock) {
        this.rows = rows;
        this.files = files;
        this.timeline = timeline;
        this.services = services;
        this.engine = engine;
        this.events = events;
        this.transaction = transaction;
        this.posted = posted;
        this.caseClock = caseClock;
        this.clock = clock;
    }

    /** A task, open or ended. */
    public Optional<Task> find(String id) {
        return rows.find(id);
    }

    /** A variable as the process has it where the task stands; empty where the task has ended. */
    public <T> Optional<T> variable(String id, CaseVariable<T> variable) {
        return rows.find(id).filter(task -> task.endedAt() == null).map(task -> variable.type()
                .cast(engine.getVariable(id, variable.name())));
    }

    /** Open tasks of a case. */
    public List<Task> openOfCase(String reference) {
        return rows.openOfCase(reference);
    }

    /** The open steps of these cases that their clients do. */
    public List<Task> openOfClients(Collection<String> references) {
        return references.isEmpty() ? List.of() : rows.openOfClients(references);
    }

    /** The human steps that the case was ever at, by element. */
    List<String> elementsOfCase(String reference) {
        return rows.elementsOfCase(reference);
    }

    /**
     * Takes an open task for somebody of its group.
     *
     * @throws TaskTaken where somebody else has it
     * @throws FourEyes where the person decided before on the same case
     * @throws TaskGone where it has ended, or is not of the person's groups
     */
    public Task claim(String id, String by, WorkGroups groups) {
        return inTransaction(id, by, () -> {
            Task task = open(id, groups);
            if (task.assignee() != null && !task.assignee().equals(by)) {
                throw new TaskTaken(task.assignee(), task.claimedAt());
            }
            if (by.equals(task.notBy())) {
                throw new FourEyes(id);
            }
            if (task.assignee() == null) {
                assign(task, by);
            }
            return task;
        });
    }

    /** Takes the free task that is due first; empty where there is none. */
    public Optional<Task> claimNext(String by, WorkGroups groups) {
        return claimNext(by, groups, TaskFilter.ALL);
    }

    /** The same inside a filter. Two people never get the same task. */
    public Optional<Task> claimNext(String by, WorkGroups groups, TaskFilter filter) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Instant now = clock.instant();
            Optional<Task> next = rows.byFirstDue(groups).stream()
                    .flatMap(group -> rows.takeNext(groups, group, filter, by, now).stream())
                    .findFirst();
            next.ifPresent(task ->
                    events.publishEvent(new TaskClaimed(task.reference(), task.service(), task.element(), by, now)));
            return next;
        }));
    }

    /**
     * Gives a task back to its group.
     *
     * @throws TaskTaken where there is no group, since one person alone may do it
     */
    public void giveBack(String id, String by) {
        inTransaction(id, by, () -> {
            Task task = mine(id, by);
            if (task.isForOne()) {
                throw new TaskTaken(task.assignee(), task.claimedAt());
            }
            Instant now = clock.instant();
            rows.assign(id, null, null);
            events.publishEvent(new TaskReturned(task.reference(), task.service(), task.element(), by, now));
            return task;
        });
    }

    /**
     * Gives a task to a colleague of its group.
     *
     * @param seenWith who had it when the person decided to; null where nobody had
     * @param supervises whether the person may take it from anybody, and give away what nobody has
     * @throws TaskTaken where it is with somebody else
     * @throws FourEyes where the colleague decided before on the same case
     * @throws TaskGone where it has ended, or is not of the person's groups
     */
    public Task passOn(
            String id, String by, WorkGroups groups, String to, @Nullable String seenWith, boolean supervises) {
        return inTransaction(id, by, () -> {
            Task task = open(id, groups);
            if (!Objects.equals(task.assignee(), seenWith) || !supervises && !by.equals(task.assignee())) {
                throw new TaskTaken(task.assignee(), task.claimedAt());
            }
            if (to.equals(task.notBy())) {
                throw new FourEyes(id);
            }
            if (!to.equals(task.assignee())) {
                Instant now = clock.instant();
                rows.assign(id, to, now);
                events.publishEvent(new TaskPassed(task.reference(), task.service(), task.element(), by, to, now));
            }
            return task;
        });
    }

    /** The open tasks that this person has, and those that nobody else may do. */
    public List<Task> heldBy(String userName) {
        return rows.heldBy(userName);
    }

    /** Gives a task that somebody will not go on with back to its group. */
    public void leave(String id, String holder, String by) {
        inTransaction(id, by, () -> {
            Task task = mine(id, holder);
            rows.assign(id, null, null);
            events.publishEvent(
                    new TaskReturned(task.reference(), task.service(), task.element(), by, clock.instant()));
            return task;
        });
    }

    /**
     * Gives a task that one person alone might do to others.
     *
     * @param to who has it from now on; none: whoever of the group takes it
     * @throws FourEyes where that person decided before on the same case
     * @throws TaskGone where it has ended
     */
    public void handOver(String id, String by, String group, @Nullable String to) {
        inTransaction(id, by, () -> {
            Task task = rows.lockOpen(id).orElseThrow(() -> new TaskGone(id));
            if (to != null && to.equals(task.notBy())) {
                throw new FourEyes(id);
            }
            Instant now = clock.instant();
            rows.regroup(id, group, to, now);
            events.publishEvent(
                    new TaskPassed(task.reference(), task.service(), task.element(), by, to == null ? group : to, now));
            return task;
        });
    }

    /**
     * Finishes a task that the person holds, with validated answers of its form.
     *
     * @throws TaskGone where it has ended already
     * @throws TaskTaken where somebody else holds it
     */
    public Task complete(String id, String by, Map<String, Object> answers) {
        return inTransaction(id, by, () -> complete(mine(id, by), by, answers));
    }

    /** Finishes a step of the client; the caller has checked that it is the client's case. */
    public Task completeOwn(String id, String client, Map<String, Object> answers) {
        return inTransaction(
                id, client, () -> complete(open(id, WorkGroups.of(Projection.APPLICANT)), client, answers));
    }

    /** Marks the open tasks of a case as overdue; the supervisor sees them in a list of their own. */
    public void escalate(String reference) {
        rows.escalate(reference, clock.instant());
    }

    private Task complete(Task task, String by, Map<String, Object> answers) {
        Instant now = clock.instant();
        rows.end(task.id(), by, now);
        if (task.candidateGroup().equals(Projection.APPLICANT)) {
            caseClock.clientLeft(task.reference(), now);
        }
        posted.handOver(services.get(task.service()).form(task.form()), answers, task.id(), task.reference());
        files.addSubmission(task.reference(), task.form(), answers, by, now);
        timeline.add(task.reference(), task.element(), Timeline.DONE, by, now);
        String outcome = answers.get("outcome") instanceof String code ? code : null;
        events.publishEvent(new TaskCompleted(task.reference(), task.service(), task.element(), outcome, by, now));
        Map<String, Object> variables = ProcessRunner.routing(services.get(task.service()), answers);
        variables.put(CaseVariable.DONE_BY.name(), by);
        engine.complete(task.id(), variables);
        return task;
    }

    private void assign(Task task, String by) {
        Instant now = clock.instant();
        rows.assign(task.id(), by, now);
        events.publishEvent(new TaskClaimed(task.reference(), task.service(), task.element(), by, now));
    }

    private Task mine(String id, String by) {
        Task task = rows.lockOpen(id).orElseThrow(() -> new TaskGone(id));
        if (!by.equals(task.assignee())) {
            throw new TaskTaken(task.assignee(), task.claimedAt());
        }
        return task;
    }

    private Task open(String id, WorkGroups groups) {
        return rows.lockOpen(id).filter(groups::have).orElseThrow(() -> new TaskGone(id));
    }

    private Task inTransaction(String id, String by, Supplier<Task> act) {
        try {
            Task task = transaction.execute(status -> act.get());
            if (task == null) {
                throw new TaskGone(id);
            }
            return task;
        } catch (OptimisticLockingException overtaken) {
            throw new TaskGone(id);
        } catch (FourEyes refused) {
            tellRefused(id, by);
            throw refused;
        }
    }

    /** What was refused is undone; that it was tried is not. */
    private void tellRefused(String id, String by) {
        transaction.executeWithoutResult(status -> rows.find(id)
                .ifPresent(task -> events.publishEvent(
                        new TaskRefused(task.reference(), task.service(), task.element(), by, clock.instant()))));
    }
}
