package org.diwan.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.diwan.cases.FourEyes;
import org.diwan.cases.Task;
import org.diwan.cases.TaskGone;
import org.diwan.cases.TaskTaken;
import org.diwan.cases.Tasks;
import org.diwan.identity.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tells whoever came too late what became of the task: its page says who has it, or who finished it. */
@ControllerAdvice(assignableTypes = {TaskController.class, PassController.class, PriorityController.class})
class TaskRefusals {

    private final Tasks tasks;

    TaskRefusals(Tasks tasks) {
        this.tasks = tasks;
    }

    @ExceptionHandler(TaskGone.class)
    String gone(HttpServletRequest request, Authentication session, RedirectAttributes flash) {
        String id = idIn(request);
        if (request.getMethod().equals("POST")
                && tasks.find(id).filter(task -> isOf(session, task)).isPresent()) {
            return "redirect:/desk/tasks/" + id;
        }
        flash.addFlashAttribute("notice", "desk.gone");
        return "redirect:/desk";
    }

    @ExceptionHandler(TaskTaken.class)
    String taken(TaskTaken taken, HttpServletRequest request, RedirectAttributes flash) {
        flash.addFlashAttribute("taken", new Holder(taken.holder(), taken.since()));
        return "redirect:/desk/tasks/" + idIn(request);
    }

    @ExceptionHandler(FourEyes.class)
    String decidedBefore(RedirectAttributes flash) {
        flash.addFlashAttribute("notice", "desk.four-eyes");
        return "redirect:/desk";
    }

    /** Who has the task, as the page is told. */
    record Holder(@Nullable String holder, @Nullable Instant since) implements Serializable {}

    /** A task that the person may not see looks like none. */
    private static boolean isOf(Authentication session, Task task) {
        return session.getPrincipal() instanceof SignedIn person
                && Groups.of(person).have(task);
    }

    private static String idIn(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                ? String.valueOf(path.get("id"))
                : "";
    }
}
