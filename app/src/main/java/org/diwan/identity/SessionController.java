package org.diwan.identity;

import jakarta.servlet.http.HttpSession;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ends sessions of the person signed in; the list of them is part of the account page. */
@Controller
@Needs(Permission.ACCOUNT_OWN)
@RequestMapping("/account/sessions")
class SessionController {

    private static final String LIST = "redirect:/account#sessions";

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable String id, @AuthenticationPrincipal SignedIn person, RedirectAttributes flash) {
        if (!sessions.end(person.userName(), id, person.userName())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        flash.addFlashAttribute("sessionsEnded", 1);
        return LIST;
    }

    @PostMapping("/others")
    String endOthers(@AuthenticationPrincipal SignedIn person, HttpSession session, RedirectAttributes flash) {
        flash.addFlashAttribute(
                "sessionsEnded", sessions.endOthers(person.userName(), session.getId(), person.userName()));
        return LIST;
    }
}
