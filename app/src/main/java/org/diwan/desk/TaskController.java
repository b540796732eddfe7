package org.diwan.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diwan.cases.FourEyes;
import org.diwan.cases.Message.Side;
import org.diwan.cases.PostedForms;
import org.diwan.cases.Task;
import org.diwan.cases.TaskGone;
import org.diwan.cases.TaskTaken;
import org.diwan.cases.Tasks;
import org.diwan.cases.Threads;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.forms.Answers;
import org.diwan.forms.Forms;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: what to do, why it exists, and the form that finishes it. */
@Controller
@RequestMapping("/desk/tasks/{id}")
class TaskController {

    private final Tasks tasks;
    private final TaskPages pages;
    private final Threads threads;
    private final Services services;
    private final Forms forms;
    private final PostedForms posts;

    TaskController(Tasks tasks, TaskPages pages, Threads threads, Services services, Forms forms, PostedForms posts) {
        this.tasks = tasks;
        this.pages = pages;
        this.threads = threads;
        this.services = services;
        this.forms = forms;
        this.posts = posts;
    }

    @GetMapping
    String show(@PathVariable("id") String id, @AuthenticationPrincipal SignedIn person, Locale locale, Model model) {
        Task task = task(id, person);
        Service service = services.get(task.service());
        Map<String, Object> defaults = forms.begin(service.form(task.form()), Map.of(), service.texts(locale));
        return show(task, Answers.of(defaults), person, locale, model);
    }

    @PostMapping("/claim")
    String claim(@PathVariable("id") String id, @AuthenticationPrincipal SignedIn person) {
        tasks.claim(id, person.userName(), Groups.of(person));
        return "redirect:/desk/tasks/" + id;
    }

    @PostMapping("/return")
    String giveBack(@PathVariable("id") String id, @AuthenticationPrincipal SignedIn person) {
        tasks.giveBack(id, person.userName());
        return "redirect:/desk";
    }

    @PostMapping("/complete")
    String complete(
            @PathVariable("id") String id,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Task task = task(id, person);
        Service service = services.get(task.service());
        Answers answers = posts.read(service.form(task.form()), request, id, person.userName());
        if (!answers.complete()) {
            return show(task, answers, person, locale, model);
        }
        tasks.complete(id, person.userName(), answers.values());
        if (request.getParameterMap().containsKey("next")) {
            return tasks.claimNext(person.userName(), Groups.of(person))
                    .map(next -> "redirect:/desk/tasks/" + next.id())
                    .orElse("redirect:/desk?filter=free&none");
        }
        return "redirect:/desk";
    }

    @ExceptionHandler(TaskGone.class)
    String gone(HttpServletRequest request, RedirectAttributes flash) {
        return back(pages.isWithdrawn(idIn(request)) ? "desk.withdrawn" : "desk.gone", flash);
    }

    private static String idIn(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                ? String.valueOf(path.get("id"))
                : "";
    }

    @ExceptionHandler(TaskTaken.class)
    String taken(RedirectAttributes flash) {
        return back("desk.taken", flash);
    }

    @ExceptionHandler(FourEyes.class)
    String decidedBefore(RedirectAttributes flash) {
        return back("desk.four-eyes", flash);
    }

    private static String back(String notice, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", notice);
        return "redirect:/desk";
    }

    private String show(Task task, Answers answers, SignedIn person, Locale locale, Model model) {
        Service service = services.get(task.service());
        model.addAttribute("task", task);
        model.addAttribute("mine", person.userName().equals(task.assignee()));
        model.addAttribute(
                "claimable", task.assignee() == null && !person.userName().equals(task.notBy()));
        TaskPages.View view = pages.page(task, locale);
        model.addAttribute("view", view);
        model.addAttribute("thread", threads.show(view.file(), Side.INSTITUTION, locale));
        model.addAttribute("form", forms.view(service.form(task.form()), answers, service.texts(locale), locale));
        model.addAttribute("hasErrors", !answers.valid());
        return "desk/task";
    }

    /** An open task of the person's groups; others look like none. */
    private Task task(String id, SignedIn person) {
        List<String> groups = Groups.of(person);
        return tasks.find(id)
                .filter(task -> task.endedAt() == null && groups.contains(task.candidateGroup()))
                .orElseThrow(() -> new TaskGone(id));
    }
}
