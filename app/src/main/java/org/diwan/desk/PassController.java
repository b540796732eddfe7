package org.diwan.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.diwan.cases.Task;
import org.diwan.desk.TaskWork.Overtaken;
import org.diwan.forms.Answers;
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

/** A task goes to a colleague: from its holder, or from anybody at a supervisor's word. */
@Controller
@Needs(Permission.TASKS_WORK)
class PassController {

    private final TaskWork work;
    private final TaskPage page;
    private final Passing passing;

    PassController(TaskWork work, TaskPage page, Passing passing) {
        this.work = work;
        this.page = page;
        this.passing = passing;
    }

    /** The names begin so that no form of a service has them: the holder posts what they typed along with it. */
    @PostMapping("/desk/tasks/{id}/pass")
    String pass(
            @PathVariable("id") String id,
            @RequestParam(name = "_to", defaultValue = "") String to,
            @RequestParam(name = "_why", defaultValue = "") String why,
            @RequestParam(name = "_with", defaultValue = "") String with,
            HttpServletRequest request,
            @ModelAttribute(name = "list", binding = false) ListAddress list,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Task task = work.find(id, person);
        boolean holder = person.userName().equals(with);
        try {
            Answers typed = holder ? work.read(task, request, person) : null;
            List<String> problems = passing.problems(task, to, why);
            if (!problems.isEmpty()) {
                model.addAttribute("passProblems", problems);
                model.addAttribute("passTo", to);
                model.addAttribute("passWhy", why);
                String shown = typed == null
                        ? page.show(task, person, locale, model)
                        : page.show(task, TaskWork.unjudged(typed), person, locale, model);
                model.addAttribute("hasErrors", true);
                return shown;
            }
            if (typed != null && TaskWork.hasText(typed)) {
                work.keep(task, typed, request, person);
            }
        } catch (Overtaken other) {
            return page.overtaken(task, other.typed(), person, locale, model);
        }
        passing.pass(id, person, to, why, with.isEmpty() ? null : with);
        flash.addFlashAttribute("passed", to);
        return "redirect:" + list.path();
    }
}
