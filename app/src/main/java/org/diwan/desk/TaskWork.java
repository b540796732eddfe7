package org.diwan.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diwan.cases.KnownAnswers;
import org.diwan.cases.PostedForms;
import org.diwan.cases.Task;
import org.diwan.cases.TaskGone;
import org.diwan.cases.TaskTaken;
import org.diwan.cases.Tasks;
import org.diwan.catalog.Services;
import org.diwan.desk.TaskDrafts.Draft;
import org.diwan.forms.Answers;
import org.diwan.forms.FormSchema;
import org.diwan.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with the form of a task: whatever becomes of the task, nothing that they typed is lost. */
@Component
class TaskWork {

    /** The version of the draft that the page was shown with; the forms of services cannot name it. */
    static final String SEEN = "_seen";

    private final Tasks tasks;
    private final TaskDrafts drafts;
    private final Services services;
    private final PostedForms posts;
    private final KnownAnswers known;
    private final TransactionTemplate transaction;

    TaskWork(
            Tasks tasks,
            TaskDrafts drafts,
            Services services,
            PostedForms posts,
            KnownAnswers known,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.drafts = drafts;
        this.services = services;
        this.posts = posts;
        this.known = known;
        this.transaction = transaction;
    }

    /** Another window of the same person has saved meanwhile. */
    static final class Overtaken extends Exception {

        private final transient Answers typed;

        Overtaken(Answers typed) {
            super("Saved in another window");
            this.typed = typed;
        }

        /** What was typed in this window. */
        Answers typed() {
            return typed;
        }
    }

    /** A task, open or ended, of the person's groups; others look like none. */
    Task find(String id, SignedIn person) {
        return tasks.find(id).filter(Groups.of(person)::have).orElseThrow(() -> new TaskGone(id));
    }

    boolean isHeld(Task task, SignedIn person) {
        return task.endedAt() == null && person.userName().equals(task.assignee());
    }

    FormSchema form(Task task) {
        return services.get(task.service()).form(task.form());
    }

    /** What the form begins with, whoever fills it in. */
    Map<String, Object> known(Task task) {
        return known.of(task, form(task));
    }

    /**
     * Reads what the holder of a task posted.
     *
     * @throws TaskTaken where the person does not hold it any more
     * @throws TaskGone where it has ended; in both cases what was typed is kept as the person's draft
     */
    Answers read(Task task, HttpServletRequest request, SignedIn person) throws Overtaken {
        if (!isHeld(task, person)) {
            rescue(task, request, person);
            throw task.endedAt() == null ? new TaskTaken(task.assignee(), task.claimedAt()) : new TaskGone(task.id());
        }
        Optional<Draft> draft = drafts.of(task.id(), person.userName());
        Map<String, Object> kept = new HashMap<>(drafts.toGoOnWith(task.id(), person.userName())
                .map(Draft::values)
                .orElse(Map.of()));
        kept.putAll(known(task));
        Answers answers = posts.read(form(task), request, task.id(), person.userName(), kept);
        Integer seen = seen(request);
        if (seen != null && seen != draft.map(Draft::version).orElse(0).intValue()) {
            throw new Overtaken(answers);
        }
        return answers;
    }

    /** Keeps what the holder typed. */
    void keep(Task task, Answers answers, HttpServletRequest request, SignedIn person) throws Overtaken {
        if (!drafts.keep(task.id(), person.userName(), answers, seen(request))) {
            throw new Overtaken(answers);
        }
    }

    /** Finishes the task; the draft ends with it. */
    void complete(Task task, Answers answers, HttpServletRequest request, SignedIn person) {
        try {
            transaction.executeWithoutResult(status -> {
                tasks.complete(task.id(), person.userName(), answers.values());
                drafts.remove(task.id(), person.userName(), seen(request));
            });
        } catch (TaskGone | TaskTaken overtaken) {
            rescue(find(task.id(), person), request, person);
            throw overtaken;
        }
    }

    /** Keeps what was typed for a task that is no longer the person's; not what they finished themselves just now. */
    void rescue(Task task, HttpServletRequest request, SignedIn person) {
        Answers typed = posts.typed(form(task), request, known(task));
        if (!person.userName().equals(task.endedBy()) && hasText(typed)) {
            drafts.keep(task.id(), person.userName(), typed, null);
        }
    }

    static boolean hasText(Answers typed) {
        return typed.typed().values().stream().flatMap(List::stream).anyMatch(text -> !text.isBlank());
    }

    /** What was typed, not yet judged: nobody has sent it to be taken. */
    static Answers unjudged(Answers typed) {
        return Answers.of(typed.values(), typed.typed());
    }

    static @Nullable Integer seen(HttpServletRequest request) {
        String seen = request.getParameter(SEEN);
        return seen != null && seen.matches("\\d{1,9}") ? Integer.valueOf(seen) : null;
    }
}
