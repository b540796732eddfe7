package org.diwan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the house knows of the person signed in, what opens their account, and when someone signed in as them. */
@Controller
@Needs(Permission.ACCOUNT_OWN)
class AccountController {

    private final SignIns signIns;
    private final StepUp stepUp;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Authenticators authenticators;
    private final RecoveryCodes recovery;
    private final KnownDevices devices;
    private final CodeCarrier carrier;

    AccountController(
            SignIns signIns,
            StepUp stepUp,
            Sessions sessions,
            Accounts accounts,
            Authenticators authenticators,
            RecoveryCodes recovery,
            KnownDevices devices,
            CodeCarrier carrier) {
        this.signIns = signIns;
        this.stepUp = stepUp;
        this.sessions = sessions;
        this.accounts = accounts;
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.devices = devices;
        this.carrier = carrier;
    }

    @GetMapping("/account")
    String account(@AuthenticationPrincipal SignedIn person, HttpServletRequest request, Locale locale, Model model) {
        String userName = person.userName();
        model.addAttribute("person", person);
        model.addAttribute("name", person.displayName(locale));
        model.addAttribute("confirm", stepUp.address(person, "/account").orElse(null));
        model.addAttribute("passwordSetAt", accounts.passwordSetAt(userName).orElse(null));
        model.addAttribute("appSince", authenticators.since(userName).orElse(null));
        model.addAttribute("codesLeft", recovery.left(userName));
        model.addAttribute("reachable", !carrier.ways(person).isEmpty());
        model.addAttribute("devices", devices.of(userName, request));
        model.addAttribute(
                "sessions", sessions.of(userName, request.getSession().getId()));
        model.addAttribute("signIns", signIns.lastOf(userName));
        return "identity/account";
    }

    @PostMapping("/account/devices/{id}/forget")
    String forget(@PathVariable long id, @AuthenticationPrincipal SignedIn person, RedirectAttributes afterwards) {
        if (!devices.forget(person.userName(), id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        afterwards.addFlashAttribute("told", "identity.devices.forgotten");
        return "redirect:/account";
    }
}
