package org.diwan.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diwan.identity.HalfSignIn.Owed;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people choose a password: the first one after a PIN, and another one later. */
@Controller
class PasswordController {

    private static final String CHANGE = "/account/password";
    private static final String FIRST = "/sign-in/password";

    private final PasswordChanges changes;
    private final PasswordSignIn signIn;
    private final Authenticators authenticators;
    private final StepUp stepUp;
    private final SignInEnd end;
    private final Accounts accounts;
    private final Clock clock;

    PasswordController(
            PasswordChanges changes,
            PasswordSignIn signIn,
            Authenticators authenticators,
            StepUp stepUp,
            SignInEnd end,
            Accounts accounts,
            Clock clock) {
        this.changes = changes;
        this.signIn = signIn;
        this.authenticators = authenticators;
        this.stepUp = stepUp;
        this.end = end;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * What went wrong.
     *
     * @param key of the text, with {@code minutes} in it
     * @param field what it is about, by its id
     */
    record Problem(String key, String field, long minutes) {

        Problem(String key, String field) {
            this(key, field, 0);
        }
    }

    @Needs(Permission.ACCOUNT_OWN)
    @GetMapping(CHANGE)
    String change(@AuthenticationPrincipal SignedIn person, Model model) {
        return factorOwed(person).map(page -> "redirect:" + page).orElseGet(() -> show(false, List.of(), model));
    }

    @Needs(Permission.ACCOUNT_OWN)
    @PostMapping(CHANGE)
    String change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(name = "fresh", defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @AuthenticationPrincipal SignedIn person,
            HttpServletRequest request,
            Model model,
            RedirectAttributes afterwards) {
        Optional<String> owed = factorOwed(person);
        if (owed.isPresent()) {
            return "redirect:" + owed.get();
        }
        List<Problem> problems = new ArrayList<>();
        wrong(person.userName(), current, request).ifPresent(problems::add);
        if (problems.isEmpty()) {
            objection(person.userName(), password, again).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            return show(false, problems, model);
        }
        changes.change(person.userName(), password, request.getSession().getId());
        SessionContexts.beginAnew(request, clock.instant());
        afterwards.addFlashAttribute("told", "identity.password.changed");
        return "redirect:/account";
    }

    /** Who has an app shows that it is them before the password becomes another. */
    private Optional<String> factorOwed(SignedIn person) {
        return authenticators.has(person.userName()) ? stepUp.address(person, CHANGE) : Optional.empty();
    }

    private Optional<Problem> wrong(String userName, String current, HttpServletRequest request) {
        if (current.isEmpty()) {
            return Optional.of(new Problem("identity.password.current.none", "current"));
        }
        SignInGuard.Turn turn = signIn.confirm(userName, current, request.getRemoteAddr());
        if (turn.allowed()) {
            return Optional.empty();
        }
        long minutes = (turn.remaining().toSeconds() + 59) / 60;
        return Optional.of(
                minutes > 0
                        ? new Problem("identity.password.current.wait", "current", minutes)
                        : new Problem("identity.password.current.wrong", "current"));
    }

    private Optional<Problem> objection(String userName, String password, String again) {
        if (password.isEmpty()) {
            return Optional.of(new Problem("identity.password.none", "fresh"));
        }
        return changes.objection(userName, password)
                .map(reason -> new Problem("identity.password." + reason, "fresh"))
                .or(() -> Passwords.normal(password).equals(Passwords.normal(again))
                        ? Optional.empty()
                        : Optional.of(new Problem("identity.password.differs", "again")));
    }

    @GetMapping(FIRST)
    String first(HttpServletRequest request, Model model) {
        return half(request).map(half -> show(true, List.of(), model)).orElse("redirect:/sign-in");
    }

    @PostMapping(FIRST)
    @Nullable
    String first(
            @RequestParam(name = "fresh", defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException, ServletException {
        HalfSignIn half = half(request).orElse(null);
        if (half == null) {
            return "redirect:/sign-in";
        }
        Optional<Problem> problem = objection(half.userName(), password, again);
        if (problem.isPresent()) {
            return show(true, List.of(problem.get()), model);
        }
        if (!changes.choose(half, password, request.getSession().getId())) {
            HalfSignIn.forget(request);
            return "redirect:/sign-in";
        }
        SessionContexts.beginAnew(request, clock.instant());
        return goOn(new HalfSignIn(half.userName(), Owed.CODE, clock.instant()), request, response);
    }

    /** In, or to the code of the app first. */
    private @Nullable String goOn(HalfSignIn half, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        boolean citizen = accounts.find(half.userName())
                .filter(account -> account.kind() == Account.Kind.CITIZEN)
                .isPresent();
        if (!citizen && authenticators.has(half.userName())) {
            half.keep(request);
            return "redirect:" + Owed.CODE.page();
        }
        end.finish(half, false, request, response);
        return null;
    }

    private Optional<HalfSignIn> half(HttpServletRequest request) {
        return HalfSignIn.of(request, Owed.PASSWORD, clock.instant());
    }

    private static String show(boolean first, List<Problem> problems, Model model) {
        model.addAttribute("first", first);
        model.addAttribute("problems", problems);
        model.addAttribute("hasErrors", !problems.isEmpty());
        model.addAttribute("shortest", PasswordRules.SHORTEST);
        return "identity/password";
    }
}
