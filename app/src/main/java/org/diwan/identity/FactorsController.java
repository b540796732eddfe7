package org.diwan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.diwan.printing.QrCode;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The authenticator app of an account and its recovery codes: set up, made anew, removed. */
@Controller
@RequestMapping("/account/factors")
@Needs(Permission.ACCOUNT_OWN)
class FactorsController {

    private static final String PAGE = "/account/factors";
    private static final String BEGUN = "authenticator begun";
    private static final int GROUP = 4;

    private final Authenticators authenticators;
    private final RecoveryCodes recovery;
    private final SecondFactors factors;
    private final PasswordSignIn signIn;
    private final StepUp stepUp;
    private final CodeCarrier carrier;
    private final MessageSource texts;

    FactorsController(
            Authenticators authenticators,
            RecoveryCodes recovery,
            SecondFactors factors,
            PasswordSignIn signIn,
            StepUp stepUp,
            CodeCarrier carrier,
            MessageSource texts) {
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.factors = factors;
        this.signIn = signIn;
        this.stepUp = stepUp;
        this.carrier = carrier;
        this.texts = texts;
    }

    /**
     * What went wrong.
     *
     * @param key of the text, with {@code minutes} in it
     * @param field what it is about, by its id
     */
    record Problem(String key, String field, long minutes) {}

    @GetMapping
    String page(@AuthenticationPrincipal SignedIn person, Model model) {
        model.addAttribute("since", authenticators.since(person.userName()).orElse(null));
        model.addAttribute("left", recovery.left(person.userName()));
        return "identity/factors";
    }

    @PostMapping("/app")
    String begin(@AuthenticationPrincipal SignedIn person, HttpSession session) {
        return proven(person, () -> {
            session.setAttribute(BEGUN, authenticators.begin(person.userName()));
            return "redirect:" + PAGE + "/app";
        });
    }

    /** Who can be sent a code adds an app with one: the password alone makes no second factor. */
    private String proven(SignedIn person, Supplier<String> act) {
        return carrier.isOnRecord(person)
                ? stepUp.address(person, PAGE).map(page -> "redirect:" + page).orElseGet(act)
                : act.get();
    }

    @GetMapping("/app")
    String app(@AuthenticationPrincipal SignedIn person, HttpSession session, Locale locale, Model model) {
        return secret(person, session)
                .map(secret -> show(secret, person, locale, model))
                .orElse("redirect:" + PAGE);
    }

    /** The secret is shown in the session that it was made in, and in no other. */
    private Optional<byte[]> secret(SignedIn person, HttpSession session) {
        return session.getAttribute(BEGUN) instanceof Instant begun
                        && authenticators.isPending(person.userName(), begun)
                ? authenticators.pending(person.userName())
                : Optional.empty();
    }

    /** The page with the secret. The password is asked for, so that nobody binds their telephone to a session left open. */
    private String show(byte[] secret, SignedIn person, Locale locale, Model model) {
        String issuer = texts.getMessage("web.name", null, locale);
        QrCode qr = new QrCode(Totp.address(issuer, person.userName(), secret));
        model.addAttribute("qrPath", qr.svgPath());
        model.addAttribute("qrBox", "0 0 " + qr.size() + " " + qr.size());
        model.addAttribute("secret", Totp.base32(secret).replaceAll("(.{" + GROUP + "})(?=.)", "$1 "));
        return "identity/factor-app";
    }

    @PostMapping("/app/confirm")
    String confirm(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal SignedIn person,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        return proven(person, () -> tryFirst(password, code, person, request, locale, model));
    }

    private String tryFirst(
            String password, String code, SignedIn person, HttpServletRequest request, Locale locale, Model model) {
        HttpSession session = request.getSession();
        if (secret(person, session).isEmpty()) {
            return "redirect:" + PAGE;
        }
        Optional<Problem> problem = wrong(person, password, request).or(() -> factors.confirm(person.userName(), code)
                .map(found -> new Problem("identity.factor." + found.reason(), "code", found.minutes())));
        if (problem.isPresent()) {
            model.addAttribute("problem", problem.get());
            model.addAttribute("hasErrors", true);
            return app(person, session, locale, model);
        }
        return show(factors.codes(person.userName()), true, model);
    }

    private Optional<Problem> wrong(SignedIn person, String password, HttpServletRequest request) {
        if (password.isEmpty()) {
            return Optional.of(new Problem("identity.password.current.none", "password", 0));
        }
        SignInGuard.Turn turn = signIn.confirm(person.userName(), password, request.getRemoteAddr());
        if (turn.allowed()) {
            return Optional.empty();
        }
        long minutes = (turn.remaining().toSeconds() + 59) / 60;
        String key = minutes > 0 ? "identity.password.current.wait" : "identity.password.current.wrong";
        return Optional.of(new Problem(key, "password", minutes));
    }

    @PostMapping("/codes")
    String codes(@AuthenticationPrincipal SignedIn person, Model model) {
        return confirmed(person, () -> show(factors.codes(person.userName()), false, model));
    }

    @GetMapping("/remove")
    String ask(@AuthenticationPrincipal SignedIn person) {
        return confirmed(person, () -> "identity/factor-remove");
    }

    @PostMapping("/remove")
    String remove(@AuthenticationPrincipal SignedIn person, RedirectAttributes afterwards) {
        return confirmed(person, () -> {
            factors.remove(person.userName());
            afterwards.addFlashAttribute("told", "identity.factor.removed");
            return "redirect:/account";
        });
    }

    /** What is done to an app there is, is done by who has it. */
    private String confirmed(SignedIn person, Supplier<String> act) {
        return authenticators.has(person.userName())
                ? stepUp.address(person, PAGE).map(page -> "redirect:" + page).orElseGet(act)
                : "redirect:" + PAGE;
    }

    private static String show(List<String> codes, boolean added, Model model) {
        model.addAttribute("codes", codes);
        model.addAttribute("added", added);
        return "identity/recovery-codes";
    }
}
