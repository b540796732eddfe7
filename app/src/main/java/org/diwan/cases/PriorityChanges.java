package org.diwan.cases;

import java.time.Clock;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.diwan.cases.CaseEvent.PriorityChanged;
import org.diwan.catalog.Priority;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How urgent a case is, as somebody of the staff says at one of its tasks. */
@Component
public class PriorityChanges {

    private final TaskRows tasks;
    private final Priorities priorities;
    private final ProcessRunner processes;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PriorityChanges(
            TaskRows tasks,
            Priorities priorities,
            ProcessRunner processes,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.tasks = tasks;
        this.priorities = priorities;
        this.processes = processes;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Sets it; what is due moves with it. False where it was that already.
     *
     * @throws TaskGone where the task has ended
     */
    public boolean set(Task task, Priority priority, String by) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> change(task, priority, by)));
        } catch (OptimisticLockingException overtaken) {
            throw new TaskGone(task.id());
        }
    }

    private boolean change(Task task, Priority priority, String by) {
        String reference = tasks.lockOpen(task.id())
                .orElseThrow(() -> new TaskGone(task.id()))
                .reference();
        tasks.lockOpenOfCase(reference);
        boolean changed = priorities.set(reference, priority);
        if (changed) {
            processes.prioritize(reference, priority.key());
            events.publishEvent(new PriorityChanged(reference, task.service(), priority.key(), by, clock.instant()));
        }
        return changed;
    }
}
