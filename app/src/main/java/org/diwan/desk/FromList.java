package org.diwan.desk;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The list that a task was opened from, for all its pages; its forms send it back under a name no service's form has. */
@ControllerAdvice(assignableTypes = {TaskController.class, PassController.class, PriorityController.class})
class FromList {

    @ModelAttribute("list")
    ListAddress list(
            @RequestParam(name = "list", defaultValue = "") String opened,
            @RequestParam(name = "_list", defaultValue = "") String sent) {
        return ListAddress.parse(sent.isEmpty() ? opened : sent);
    }
}
