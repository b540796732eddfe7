package org.diwan.identity;

import org.diwan.calendar.WorkingTime;
import org.diwan.identity.UserAccounts.User;
import org.jspecify.annotations.Nullable;
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

/** For which office and unit an account of staff is; its roles say what it does there. Never one's own. */
@Controller
@Needs(Permission.USERS_MANAGE)
@RequestMapping("/admin/users/{user}/reach")
class UserReachController {

    private static final int LONGEST = 300;
    private static final int LONGEST_UNIT = 60;

    private final UserAccounts accounts;
    private final WorkingTime workingTime;

    UserReachController(UserAccounts accounts, WorkingTime workingTime) {
        this.accounts = accounts;
        this.workingTime = workingTime;
    }

    /** What was typed, and what is wrong with it: {@code office}, {@code unit}, {@code none} or {@code long} (the reason). */
    record Typed(String office, String unit, String reason, String problem) {}

    @GetMapping
    String ask(@PathVariable String user, @AuthenticationPrincipal SignedIn person, Model model) {
        User found = find(user, person);
        return show(found, new Typed(plain(found.office()), plain(found.unit()), "", ""), model);
    }

    @PostMapping
    String limit(
            @PathVariable String user,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal SignedIn person,
            Model model,
            RedirectAttributes flash) {
        User found = find(user, person);
        String problem = problem(office, unit.strip(), reason);
        if (!problem.isEmpty()) {
            model.addAttribute("hasErrors", true);
            return show(found, new Typed(office, unit, reason, problem), model);
        }
        String only = unit.strip();
        if (accounts.limit(
                user,
                office.isEmpty() ? null : office,
                only.isEmpty() ? null : only,
                reason.strip(),
                person.userName())) {
            flash.addFlashAttribute("told", "limited");
        }
        return "redirect:/admin/users/{user}";
    }

    private String problem(String office, String unit, String reason) {
        if (!office.isEmpty() && !workingTime.offices().contains(office)) {
            return "office";
        }
        if (unit.length() > LONGEST_UNIT || unit.chars().anyMatch(Character::isISOControl)) {
            return "unit";
        }
        return reason.isBlank() ? "none" : reason.length() > LONGEST ? "long" : "";
    }

    private String show(User user, Typed typed, Model model) {
        model.addAttribute("user", user);
        model.addAttribute("typed", typed);
        model.addAttribute("offices", workingTime.offices());
        return "identity/user-reach";
    }

    private User find(String userName, SignedIn person) {
        return accounts.find(userName, person.unitFor(Permission.USERS_MANAGE))
                .filter(user -> user.kind().equals("staff") && !user.userName().equals(person.userName()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String plain(@Nullable String value) {
        return value == null ? "" : value;
    }
}
