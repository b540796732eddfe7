package org.diwan.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diwan.cases.Case;
import org.diwan.cases.Cases;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.diwan.desk.TaskWork.Overtaken;
import org.diwan.forms.Answers;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: what to do, why it exists, and the form that finishes it. */
@Controller
@RequestMapping("/desk/tasks/{id}")
@Needs(Permission.TASKS_WORK)
class TaskController {

    private final Tasks tasks;
    private final Cases cases;
    private final TaskPages pages;
    private final TaskPage page;
    private final TaskWork work;
    private final NoteForm noteForm;
    private final CaseNotes notes;

    TaskController(
            Tasks tasks,
            Cases cases,
            TaskPages pages,
            TaskPage page,
            TaskWork work,
            NoteForm noteForm,
            CaseNotes notes) {
        this.tasks = tasks;
        this.cases = cases;
        this.pages = pages;
        this.page = page;
        this.work = work;
        this.noteForm = noteForm;
        this.notes = notes;
    }

    @GetMapping
    String show(@PathVariable("id") String id, @AuthenticationPrincipal SignedIn person, Locale locale, Model model) {
        Task task = work.find(id, person);
        return task.endedAt() == null
                ? page.show(task, person, locale, model)
                : page.ended(task, person, locale, model);
    }

    @PostMapping("/claim")
    String claim(
            @PathVariable("id") String id,
            @ModelAttribute(name = "list", binding = false) ListAddress list,
            @AuthenticationPrincipal SignedIn person) {
        tasks.claim(id, person.userName(), Groups.of(person));
        return "redirect:" + list.task(id);
    }

    @PostMapping("/complete")
    String complete(
            @PathVariable("id") String id,
            HttpServletRequest request,
            @ModelAttribute(name = "list", binding = false) ListAddress list,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Task task = work.find(id, person);
        try {
            Answers answers = work.read(task, request, person);
            if (!answers.complete()) {
                return page.show(task, answers, person, locale, model);
            }
            work.complete(task, answers, request, person);
        } catch (Overtaken other) {
            return page.overtaken(task, other.typed(), person, locale, model);
        }
        flash.addFlashAttribute("finished", pages.named(List.of(task), locale).get(id));
        if (request.getParameterMap().containsKey("next")) {
            return tasks.claimNext(person.userName(), Groups.of(person), pages.filter(list))
                    .map(next -> "redirect:" + list.task(next.id()))
                    .orElseGet(() -> "redirect:" + list.none());
        }
        return "redirect:" + list.path();
    }

    /** Keeps what was typed, right or wrong, to go on later. */
    @PostMapping("/draft")
    String draft(
            @PathVariable("id") String id,
            HttpServletRequest request,
            @ModelAttribute(name = "list", binding = false) ListAddress list,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Task task = work.find(id, person);
        try {
            work.keep(task, work.read(task, request, person), request, person);
        } catch (Overtaken other) {
            return page.overtaken(task, other.typed(), person, locale, model);
        }
        flash.addFlashAttribute("told", "desk.draft.saved");
        return "redirect:" + list.task(id);
    }

    /** Gives the task back; what was typed waits for whoever takes it next. */
    @PostMapping("/return")
    String giveBack(
            @PathVariable("id") String id,
            HttpServletRequest request,
            @ModelAttribute(name = "list", binding = false) ListAddress list,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Task task = work.find(id, person);
        try {
            leave(task, request, person);
        } catch (Overtaken other) {
            return page.overtaken(task, other.typed(), person, locale, model);
        }
        tasks.giveBack(id, person.userName());
        return "redirect:" + list.path();
    }

    private void leave(Task task, HttpServletRequest request, SignedIn person) throws Overtaken {
        Answers answers = work.read(task, request, person);
        if (TaskWork.hasText(answers)) {
            work.keep(task, answers, request, person);
        }
    }

    /** A comment for colleagues, on the case of the task, ended or not. */
    @PostMapping("/notes")
    String note(
            @PathVariable("id") String id,
            HttpServletRequest request,
            @ModelAttribute(name = "list", binding = false) ListAddress list,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Task task = work.find(id, person);
        Optional<Case> file = cases.find(task.reference());
        Answers note = noteForm.read(task.reference(), request, person);
        if (!note.complete() && task.endedAt() == null) {
            return page.showNote(task, note, person, locale, model);
        }
        if (file.isPresent() && note.complete()) {
            List<UUID> files = noteForm.files(note);
            notes.comment(
                    file.get(),
                    person.userName(),
                    NoteForm.text(note),
                    files,
                    NoteForm.scope(task.reference(), person),
                    NoteForm.shown(note));
        }
        return "redirect:" + list.task(id) + "#history";
    }
}
