package org.diwan.identity;

import jakarta.servlet.http.HttpServletResponse;
import org.diwan.identity.UserAccounts.User;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What is done to somebody's account: closed and opened again with a reason, its sessions ended, a one-time PIN made, a lost
 * authenticator app taken away. Never to one's own.
 */
@Controller
@Needs(Permission.USERS_MANAGE)
@RequestMapping("/admin/users/{user}")
class UserActController {

    private static final int LONGEST = 300;

    private final UserAccounts accounts;
    private final Sessions sessions;
    private final FirstPins pins;
    private final Authenticators authenticators;
    private final SecondFactors factors;
    private final Departures departures;

    UserActController(
            UserAccounts accounts,
            Sessions sessions,
            FirstPins pins,
            Authenticators authenticators,
            SecondFactors factors,
            Departures departures) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.pins = pins;
        this.authenticators = authenticators;
        this.factors = factors;
        this.departures = departures;
    }

    @GetMapping("/close")
    String askToClose(@PathVariable String user, @AuthenticationPrincipal SignedIn person, Model model) {
        return ask(find(user, person), "close", "", model);
    }

    @PostMapping("/close")
    String close(
            @PathVariable String user,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn person,
            Model model,
            RedirectAttributes flash) {
        User found = find(user, person);
        if (isWrong(reason)) {
            return wrong(found, "close", reason, model);
        }
        if (accounts.close(user, reason.strip(), person.userName())) {
            flash.addFlashAttribute("told", "closed");
        }
        return "redirect:/admin/users/{user}";
    }

    @GetMapping("/open")
    String askToOpen(@PathVariable String user, @AuthenticationPrincipal SignedIn person, Model model) {
        return askToOpen(find(user, person), model);
    }

    /** The staff list would close it again at once. */
    private String askToOpen(User user, Model model) {
        departures.leftOn(user.userName()).ifPresent(day -> model.addAttribute("leftOn", day));
        return ask(user, "open", "", model);
    }

    @PostMapping("/open")
    String open(
            @PathVariable String user,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn person,
            Model model,
            RedirectAttributes flash) {
        User found = find(user, person);
        if (isWrong(reason)) {
            return wrong(found, "open", reason, model);
        }
        if (departures.leftOn(user).isPresent()) {
            return askToOpen(found, model);
        }
        if (accounts.open(user, reason.strip(), person.userName())) {
            flash.addFlashAttribute("told", "opened");
        }
        return "redirect:/admin/users/{user}";
    }

    @PostMapping("/sessions")
    String endSessions(@PathVariable String user, @AuthenticationPrincipal SignedIn person, RedirectAttributes flash) {
        sessions.endAll(find(user, person).userName(), person.userName());
        flash.addFlashAttribute("told", "ended");
        return "redirect:/admin/users/{user}";
    }

    @GetMapping("/app")
    String askToRemoveApp(@PathVariable String user, @AuthenticationPrincipal SignedIn person, Model model) {
        User found = find(user, person);
        return authenticators.has(user) ? ask(found, "app", "", model) : "redirect:/admin/users/{user}";
    }

    /** For a telephone that is lost: the owner is told. */
    @PostMapping("/app")
    String removeApp(
            @PathVariable String user,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn person,
            Model model,
            RedirectAttributes flash) {
        User found = find(user, person);
        if (isWrong(reason)) {
            return wrong(found, "app", reason, model);
        }
        if (factors.remove(user, person.userName(), reason.strip())) {
            flash.addFlashAttribute("told", "unpaired");
        }
        return "redirect:/admin/users/{user}";
    }

    @GetMapping("/pin")
    String askForPin(@PathVariable String user, @AuthenticationPrincipal SignedIn person, Model model) {
        return ask(findForPin(user, person), "pin", "", model);
    }

    /** The answer itself shows the PIN: it is kept nowhere, not even on the way to another page. */
    @PostMapping("/pin")
    String makePin(
            @PathVariable String user,
            @AuthenticationPrincipal SignedIn person,
            HttpServletResponse response,
            Model model) {
        User found = findForPin(user, person);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("user", found);
        model.addAttribute(
                "pin",
                pins.make(user, person.userName(), FirstPins.Way.SECURITY).orElseThrow(UserActController::notFound));
        return "identity/user-pin";
    }

    /** Citizens get theirs at the counter or by letter. */
    private User findForPin(String userName, SignedIn person) {
        User user = find(userName, person);
        if (!user.enabled() || user.kind().equals("citizen")) {
            throw notFound();
        }
        return user;
    }

    private static boolean isWrong(String reason) {
        return reason.isBlank() || reason.length() > LONGEST;
    }

    private static String wrong(User user, String act, String reason, Model model) {
        model.addAttribute("hasErrors", true);
        model.addAttribute("problem", reason.isBlank() ? "none" : "long");
        return ask(user, act, reason, model);
    }

    private static String ask(User user, String act, String reason, Model model) {
        model.addAttribute("user", user);
        model.addAttribute("act", act);
        model.addAttribute("reason", reason);
        return "identity/user-act";
    }

    private User find(String userName, SignedIn person) {
        return accounts.find(userName, person.unitFor(Permission.USERS_MANAGE))
                .filter(user -> !user.userName().equals(person.userName()))
                .orElseThrow(UserActController::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
