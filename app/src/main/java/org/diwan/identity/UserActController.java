package org.diwan.identity;

import org.diwan.identity.UserAccounts.User;
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

/** What is done to somebody's account: closed and opened again with a reason, its sessions ended. Never to one's own. */
@Controller
@Needs(Permission.USERS_MANAGE)
@RequestMapping("/admin/users/{user}")
class UserActController {

    private static final int LONGEST = 300;

    private final UserAccounts accounts;
    private final Sessions sessions;

    UserActController(UserAccounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping("/close")
    String askToClose(@PathVariable String user, @AuthenticationPrincipal SignedIn person, Model model) {
        return ask(find(user, person), true, "", model);
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
            return wrong(found, true, reason, model);
        }
        if (accounts.close(user, reason.strip(), person.userName())) {
            flash.addFlashAttribute("told", "closed");
        }
        return "redirect:/admin/users/{user}";
    }

    @GetMapping("/open")
    String askToOpen(@PathVariable String user, @AuthenticationPrincipal SignedIn person, Model model) {
        return ask(find(user, person), false, "", model);
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
            return wrong(found, false, reason, model);
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

    private static boolean isWrong(String reason) {
        return reason.isBlank() || reason.length() > LONGEST;
    }

    private static String wrong(User user, boolean shut, String reason, Model model) {
        model.addAttribute("hasErrors", true);
        model.addAttribute("problem", reason.isBlank() ? "none" : "long");
        return ask(user, shut, reason, model);
    }

    private static String ask(User user, boolean shut, String reason, Model model) {
        model.addAttribute("user", user);
        model.addAttribute("shut", shut);
        model.addAttribute("reason", reason);
        return "identity/user-shut";
    }

    private User find(String userName, SignedIn person) {
        return accounts.find(userName, person.unitFor(Permission.USERS_MANAGE))
                .filter(user -> !user.userName().equals(person.userName()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
