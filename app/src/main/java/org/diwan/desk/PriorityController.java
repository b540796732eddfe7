package org.diwan.desk;

import java.util.List;
import java.util.Locale;
import org.diwan.cases.Task;
import org.diwan.cases.TaskGone;
import org.diwan.catalog.Priority;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A supervisor says how urgent the case of a task is. */
@Controller
@Needs(Permission.TASKS_REASSIGN)
class PriorityController {

    private final TaskWork work;
    private final TaskPage page;
    private final CasePriority priorities;

    PriorityController(TaskWork work, TaskPage page, CasePriority priorities) {
        this.work = work;
        this.page = page;
        this.priorities = priorities;
    }

    @PostMapping("/desk/tasks/{id}/priority")
    String set(
            @PathVariable("id") String id,
            @RequestParam(name = "priority", defaultValue = "") String priority,
            @RequestParam(name = "why", defaultValue = "") String why,
            @ModelAttribute(name = "list", binding = false) ListAddress list,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Task task = work.find(id, person);
        if (task.endedAt() != null) {
            throw new TaskGone(id);
        }
        List<String> problems = priorities.problems(priority, why);
        if (!problems.isEmpty()) {
            model.addAttribute("priorityProblems", problems);
            model.addAttribute("priorityWhy", why);
            String shown = page.show(task, person, locale, model);
            model.addAttribute("hasErrors", true);
            return shown;
        }
        priorities.set(task, person, Priority.of(priority), why);
        flash.addFlashAttribute("told", "desk.priority.done");
        return "redirect:" + list.task(id);
    }
}
