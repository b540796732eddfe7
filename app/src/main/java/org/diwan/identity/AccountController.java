package org.diwan.identity;

import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the house knows of the person signed in, and when someone signed in as them. */
@Controller
@Needs(Permission.ACCOUNT_OWN)
class AccountController {

    private final SignIns signIns;
    private final StepUp stepUp;
    private final Sessions sessions;

    AccountController(SignIns signIns, StepUp stepUp, Sessions sessions) {
        this.signIns = signIns;
        this.stepUp = stepUp;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    String account(@AuthenticationPrincipal SignedIn person, HttpSession session, Locale locale, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("name", person.displayName(locale));
        model.addAttribute("confirm", stepUp.address(person, "/account").orElse(null));
        model.addAttribute("signIns", signIns.lastOf(person.userName()));
        model.addAttribute("sessions", sessions.of(person.userName(), session.getId()));
        return "identity/account";
    }
}
