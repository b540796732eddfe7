package org.diwan.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diwan.cases.PriorityChanges;
import org.diwan.cases.Task;
import org.diwan.catalog.Priority;
import org.diwan.identity.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How urgent a case is, by a supervisor's word, with a reason that its history keeps. */
@Component
class CasePriority {

    private static final int LONGEST = 500;

    private final PriorityChanges changes;
    private final CaseNotes notes;
    private final TransactionTemplate transaction;

    CasePriority(PriorityChanges changes, CaseNotes notes, TransactionTemplate transaction) {
        this.changes = changes;
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
            if (changes.set(task, priority, person.userName())) {
                notes.prioritized(task.reference(), person.userName(), priority.key(), why.strip());
            }
        });
    }
}
