package org.diwan.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diwan.cases.CaseStatus;
import org.diwan.cases.Message.Side;
import org.diwan.cases.Task;
import org.diwan.cases.Threads;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.desk.TaskDrafts.Draft;
import org.diwan.forms.Answers;
import org.diwan.forms.Forms;
import org.diwan.identity.Colleagues.Colleague;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page of one task. */
@Component
class TaskPage {

    private final TaskPages pages;
    private final TaskWork work;
    private final TaskDrafts drafts;
    private final NoteForm notes;
    private final Threads threads;
    private final Services services;
    private final Forms forms;
    private final Passing passing;
    private final ProcessDiagrams diagrams;
    private final TaskPanels panels;

    TaskPage(
            TaskPages pages,
            TaskWork work,
            TaskDrafts drafts,
            NoteForm notes,
            Threads threads,
            Services services,
            Forms forms,
            Passing passing,
            ProcessDiagrams diagrams,
            TaskPanels panels) {
        this.pages = pages;
        this.work = work;
        this.drafts = drafts;
        this.notes = notes;
        this.threads = threads;
        this.services = services;
        this.forms = forms;
        this.passing = passing;
        this.diagrams = diagrams;
        this.panels = panels;
    }

    /** The task as somebody opens it: with the draft that there is, or as the form begins. */
    String show(Task task, SignedIn person, Locale locale, Model model) {
        Service service = services.get(task.service());
        Optional<Draft> draft =
                work.isHeld(task, person) ? drafts.toGoOnWith(task.id(), person.userName()) : Optional.empty();
        model.addAttribute("draft", draft.orElse(null));
        return show(
                task,
                draft.map(Draft::answers)
                        .orElseGet(() ->
                                Answers.of(forms.begin(work.form(task), work.known(task), service.texts(locale)))),
                person,
                locale,
                model);
    }

    /** The task with its form as it was filled in. */
    String show(Task task, Answers answers, SignedIn person, Locale locale, Model model) {
        return show(task, answers, Answers.of(Map.of()), person, locale, model);
    }

    /** The task as it was filled in here, and beside it what was saved in another window of the same person. */
    String overtaken(Task task, Answers typed, SignedIn person, Locale locale, Model model) {
        Service service = services.get(task.service());
        model.addAttribute("overtaken", true);
        model.addAttribute(
                "other",
                drafts.of(task.id(), person.userName())
                        .map(saved -> forms.typed(work.form(task), saved.answers(), service.texts(locale), locale))
                        .orElse(List.of()));
        return show(task, TaskWork.unjudged(typed), person, locale, model);
    }

    /** The task with a comment that could not be taken. */
    String showNote(Task task, Answers note, SignedIn person, Locale locale, Model model) {
        Service service = services.get(task.service());
        Answers answers = drafts.toGoOnWith(task.id(), person.userName())
                .map(Draft::answers)
                .orElseGet(() -> Answers.of(forms.begin(work.form(task), work.known(task), service.texts(locale))));
        return show(task, answers, note, person, locale, model);
    }

    private String show(Task task, Answers answers, Answers note, SignedIn person, Locale locale, Model model) {
        Service service = services.get(task.service());
        boolean mine = work.isHeld(task, person);
        TaskPages.View view = pages.page(task, locale);
        model.addAttribute("task", task);
        model.addAttribute("mine", mine);
        model.addAttribute(
                "claimable", task.assignee() == null && !person.userName().equals(task.notBy()));
        model.addAttribute("prioritizes", person.may(Permission.TASKS_REASSIGN));
        model.addAttribute("colleagues", mine || person.may(Permission.TASKS_REASSIGN) ? others(task) : List.of());
        model.addAttribute(
                "seen",
                drafts.of(task.id(), person.userName()).map(Draft::version).orElse(0));
        model.addAttribute("view", view);
        model.addAttribute(
                "diagram", diagrams.of(task.reference(), service, locale).orElse(null));
        model.addAttribute("thread", threads.show(view.file(), Side.INSTITUTION, locale));
        model.addAttribute(
                "form", forms.view(work.form(task), answers.beside(work.known(task)), service.texts(locale), locale));
        model.addAttribute("panel", panels.of(task).orElse(null));
        model.addAttribute("noteForm", notes.view(note, locale));
        model.addAttribute("hasErrors", !answers.valid() || !note.valid());
        return "desk/task";
    }

    private List<Colleague> others(Task task) {
        return passing.of(task).stream()
                .filter(one -> !one.userName().equals(task.assignee()))
                .filter(one -> !one.userName().equals(task.notBy()))
                .toList();
    }

    /** A task that has ended: who finished it and when, and what the reader had typed meanwhile. */
    String ended(Task task, SignedIn person, Locale locale, Model model) {
        Service service = services.get(task.service());
        TaskPages.Ended ended = pages.ended(task, locale);
        model.addAttribute("task", task);
        model.addAttribute("view", ended);
        model.addAttribute("withdrawn", ended.file().status() == CaseStatus.WITHDRAWN && task.endedBy() == null);
        model.addAttribute("mine", person.userName().equals(task.endedBy()));
        Optional<Draft> draft = drafts.of(task.id(), person.userName());
        model.addAttribute("draft", draft.orElse(null));
        model.addAttribute(
                "typed",
                draft.map(one -> forms.typed(work.form(task), one.answers(), service.texts(locale), locale))
                        .orElse(List.of()));
        return "desk/ended";
    }
}
