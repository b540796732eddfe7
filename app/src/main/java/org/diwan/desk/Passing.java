package org.diwan.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diwan.cases.Task;
import org.diwan.cases.TaskGone;
import org.diwan.cases.Tasks;
import org.diwan.cases.WorkGroups;
import org.diwan.identity.Colleagues;
import org.diwan.identity.Colleagues.Colleague;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Passes tasks on, with a word to the colleague. */
@Component
class Passing {

    static final int LONGEST = 500;

    private final Tasks tasks;
    private final CaseNotes notes;
    private final Colleagues colleagues;
    private final Map<String, TaskPeople> people;
    private final TransactionTemplate transaction;

    Passing(
            Tasks tasks,
            CaseNotes notes,
            Colleagues colleagues,
            List<TaskPeople> people,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.notes = notes;
        this.colleagues = colleagues;
        this.people = people.stream().collect(Collectors.toMap(TaskPeople::service, Function.identity()));
        this.transaction = transaction;
    }

    /** What is wrong with the colleague chosen and the word to them: {@code to}, {@code four-eyes}, {@code why}. */
    List<String> problems(Task task, String to, String why) {
        List<String> problems = new ArrayList<>();
        if (!isColleague(task, to)) {
            problems.add("to");
        } else if (to.equals(task.notBy())) {
            problems.add("four-eyes");
        }
        if (why.length() > LONGEST) {
            problems.add("why");
        }
        return problems;
    }

    /** The same for many tasks at once, whose groups are looked at one by one. */
    List<String> problems(SignedIn person, String to, String why) {
        List<String> problems = new ArrayList<>();
        if (colleagues(person).stream().noneMatch(one -> one.userName().equals(to))) {
            problems.add("to");
        }
        if (why.length() > LONGEST) {
            problems.add("why");
        }
        return problems;
    }

    /** Everybody who may take a task of the person's groups. */
    List<Colleague> colleagues(SignedIn person) {
        WorkGroups groups = Groups.of(person);
        return colleagues.having(
                groups.names().stream()
                        .flatMap(group -> Groups.rolesIn(group).stream())
                        .distinct()
                        .toList(),
                groups.office().isEmpty() ? null : groups.office());
    }

    boolean isColleague(Task task, String userName) {
        return of(task).stream().anyMatch(one -> one.userName().equals(userName));
    }

    /** Everybody who may take this task; of one for a single person, who stands in for that one. */
    List<Colleague> of(Task task) {
        Optional<TaskPeople> known = Optional.ofNullable(people.get(task.service()));
        if (task.isForOne()) {
            return known.flatMap(one -> one.standIn(task)).stream()
                    .flatMap(one -> colleagues.named(List.of(one)).stream())
                    .toList();
        }
        Set<String> barred = known.map(one -> one.barred(task)).orElse(Set.of());
        return colleagues.having(Groups.rolesIn(task.candidateGroup()), task.office()).stream()
                .filter(one -> !barred.contains(one.userName()))
                .toList();
    }

    /** Passes one on; {@code with} is who had it when the person decided to. */
    void pass(String id, SignedIn person, String to, String why, @Nullable String with) {
        transaction.executeWithoutResult(status -> {
            if (tasks.find(id).filter(Task::isForOne).isPresent()) {
                passToStandIn(id, person, to, why);
                return;
            }
            Task task = tasks.passOn(
                    id, person.userName(), Groups.of(person), to, with, person.may(Permission.TASKS_REASSIGN));
            if (!Objects.equals(task.assignee(), to)) {
                notes.passed(task.reference(), person.userName(), to, why.strip());
            }
        });
    }

    private void passToStandIn(String id, SignedIn person, String to, String why) {
        Task task = tasks.find(id)
                .filter(one -> one.endedAt() == null && person.userName().equals(one.assignee()))
                .orElseThrow(() -> new TaskGone(id));
        tasks.handOver(id, person.userName(), SignedIn.STAFF + to, to);
        Optional.ofNullable(people.get(task.service())).ifPresent(known -> known.passed(task, to));
        notes.passed(task.reference(), person.userName(), to, why.strip());
    }
}
