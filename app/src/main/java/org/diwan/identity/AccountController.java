package org.diwan.identity;

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

    AccountController(SignIns signIns, StepUp stepUp) {
        this.signIns = signIns;
        this.stepUp = stepUp;
    }

    @GetMapping("/account")
    String account(@AuthenticationPrincipal SignedIn person, Locale locale, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("name", person.displayName(locale));
        model.addAttribute("confirm", stepUp.address(person, "/account").orElse(null));
        model.addAttribute("signIns", signIns.lastOf(person.userName()));
        return "identity/account";
    }
}
