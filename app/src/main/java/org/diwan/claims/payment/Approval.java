package org.diwan.claims.payment;

import java.util.Map;
import java.util.Optional;
import org.diwan.cases.FourEyes;
import org.diwan.cases.Task;
import org.diwan.cases.TaskGone;
import org.diwan.cases.TaskTaken;
import org.diwan.cases.Tasks;
import org.diwan.cases.WorkGroups;
import org.diwan.identity.Role;
import org.springframework.stereotype.Service;

/** A second officer approves orders, many at once; each is refused to who prepared it. */
@Service
class Approval {

    private static final String STEP = "approvePayment";
    private static final WorkGroups GROUPS = WorkGroups.of(Role.FINANCE.engineGroup());

    private final Tasks tasks;

    Approval(Tasks tasks) {
        this.tasks = tasks;
    }

    /** What became of one approval. */
    enum Result {
        APPROVED,
        /** The same officer prepared it. */
        FOUR_EYES,
        /** A colleague has the task open. */
        TAKEN,
        /** It was decided before. */
        GONE
    }

    Result approve(String reference, String by) {
        try {
            Task task = task(reference).orElseThrow(() -> new TaskGone(reference));
            tasks.claim(task.id(), by, GROUPS);
            tasks.complete(task.id(), by, Map.of("outcome", "approve"));
            return Result.APPROVED;
        } catch (FourEyes prepared) {
            return Result.FOUR_EYES;
        } catch (TaskTaken taken) {
            return Result.TAKEN;
        } catch (TaskGone gone) {
            return Result.GONE;
        }
    }

    /** The open task of an order that waits for its second officer. */
    Optional<Task> task(String reference) {
        return tasks.openOfCase(reference).stream()
                .filter(task -> task.element().equals(STEP))
                .findFirst();
    }
}
