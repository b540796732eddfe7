package org.diwan.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diwan.cases.Case;
import org.diwan.cases.Cases;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.diwan.catalog.Priority;
import org.diwan.identity.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How urgent a case is, by a supervisor's word, with a reason that its history keeps. */
@Component
class CasePriority {

    private static final int LONGEST = 500;

    private final Tasks tasks;
    private final Cases cases;
    private final CaseNotes notes;
    private final TransactionTemplate transaction;

    CasePriority(Tasks tasks, Cases cases, CaseNotes notes, TransactionTemplate transaction) {
        this.tasks = tasks;
        this.cases = cases;
        this.notes = notes;
        this.transaction = transaction;
    }

    /** What is wrong with what was typed, by the name of the field. */
    List<String> problems(String priority, String why) {
        List<String> problems = new ArrayList<>();
        if (Arrays.stream(Priority.values()).noneMatch(one -> one.key().equals(priority))) {
            problems.add("priority");
        }
        if (why.isBlank() || why.length() > LONGEST) {
            problems.add("why");
        }
        return problems;
    }

    /** Sets it; what it is already needs no reason. */
    void set(Task task, SignedIn person, Priority priority, String why) {
        transaction.executeWithoutResult(status -> {
            String before = cases.find(task.reference()).map(Case::priority).orElse("");
            tasks.prioritize(task.id(), person.userName(), Groups.of(person), priority);
            if (!before.equals(priority.key())) {
                notes.prioritized(task.reference(), person.userName(), priority.key(), why.strip());
            }
        });
    }
}
