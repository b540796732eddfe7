package org.diwan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diwan.identity.CodeCarrier.Way;
import org.diwan.identity.Confirmations.Asker;
import org.diwan.identity.Confirmations.Fresh;
import org.diwan.identity.Confirmations.Sent;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a person confirms with a one-time code that it is them, on the way to another page. */
@Controller
@RequestMapping("/account/confirm")
@Needs(Permission.ACCOUNT_OWN)
class ConfirmController {

    private final Confirmations confirmations;
    private final CodeCarrier carrier;
    private final SecondFactors factors;
    private final Authenticators authenticators;
    private final RecoveryCodes recovery;
    private final StepUp stepUp;
    private final Clock clock;
    private final SecurityContextRepository sessions;

    ConfirmController(
            Confirmations confirmations,
            CodeCarrier carrier,
            SecondFactors factors,
            Authenticators authenticators,
            RecoveryCodes recovery,
            StepUp stepUp,
            Clock clock,
            SessionContexts sessions) {
        this.confirmations = confirmations;
        this.carrier = carrier;
        this.factors = factors;
        this.authenticators = authenticators;
        this.recovery = recovery;
        this.stepUp = stepUp;
        this.clock = clock;
        this.sessions = sessions;
    }

    /**
     * What went wrong.
     *
     * @param key of the text, with {@code minutes} in it
     * @param field what it is about, by its id
     */
    record Problem(String key, String field, long minutes) implements Serializable {}

    @GetMapping
    String page(
            @RequestParam(defaultValue = "") String to,
            @AuthenticationPrincipal SignedIn person,
            HttpServletRequest request,
            Model model) {
        return stepUp.address(person, to).isEmpty()
                ? "redirect:" + LocalPage.of(to)
                : show(to, person, request, null, model);
    }

    @PostMapping("/code")
    String send(
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String channel,
            @AuthenticationPrincipal SignedIn person,
            HttpServletRequest request,
            Locale locale,
            RedirectAttributes flash) {
        ways(person).stream()
                .filter(way -> way.channel().equals(channel))
                .findFirst()
                .flatMap(way -> send(way, person, asker(person, request), locale))
                .ifPresent(problem -> flash.addFlashAttribute("problem", problem));
        return "redirect:" + stepUp.address(person, LocalPage.of(to)).orElse(LocalPage.of(to));
    }

    /** Who has an app confirms with it or with a recovery code: messages reach whoever has changed the contacts. */
    private List<Way> ways(SignedIn person) {
        return authenticators.has(person.userName()) ? List.of() : carrier.ways(person);
    }

    /** Sends outside any transaction: a slow gateway holds up this person only. */
    private Optional<Problem> send(Way way, SignedIn person, Asker asker, Locale locale) {
        Optional<Fresh> fresh = confirmations.make(asker, way.channel());
        if (fresh.isEmpty()) {
            Duration wait = confirmations.wait(asker.userName());
            return Optional.of(new Problem("identity.confirm.wait", "send", Math.max(1, (wait.toSeconds() + 59) / 60)));
        }
        if (carrier.carry(person, way.channel(), fresh.get().code(), locale)) {
            return Optional.empty();
        }
        confirmations.forget(fresh.get());
        return Optional.of(new Problem("identity.confirm.notSent", "send", 0));
    }

    @PostMapping
    String confirm(
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal SignedIn person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<String> digits = TypedCode.digits(code);
        if (digits.isEmpty()) {
            return show(to, person, request, new Problem("identity.confirm.enter", "code", 0), model);
        }
        if (ways(person).isEmpty() || !confirmations.confirm(asker(person, request), digits.get())) {
            return show(to, person, request, new Problem("identity.confirm.wrong", "code", 0), model);
        }
        raise(person, request, response);
        return "redirect:" + LocalPage.of(to);
    }

    /** A code of the app, or a recovery code. */
    @PostMapping("/app")
    String confirmByApp(
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "app") String field,
            @AuthenticationPrincipal SignedIn person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<SecondFactors.Problem> problem = factors.check(person.userName(), code, request.getRemoteAddr());
        if (problem.isPresent()) {
            String key = "identity.factor." + problem.get().reason();
            String where = field.equals("recovery") ? "recovery" : "app";
            return show(
                    to, person, request, new Problem(key, where, problem.get().minutes()), model);
        }
        raise(person, request, response);
        return "redirect:" + LocalPage.of(to);
    }

    private void raise(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(SessionContexts.authenticated(person.confirmed(clock.instant())));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }

    private String show(
            String to, SignedIn person, HttpServletRequest request, @Nullable Problem problem, Model model) {
        List<Way> ways = ways(person);
        Optional<Sent> sent = confirmations.sent(asker(person, request));
        if (problem != null) {
            model.addAttribute("problem", problem);
        }
        model.addAttribute("hasErrors", model.containsAttribute("problem"));
        model.addAttribute("to", LocalPage.of(to));
        model.addAttribute("ways", ways);
        model.addAttribute("app", authenticators.has(person.userName()));
        model.addAttribute("codesLeft", recovery.left(person.userName()));
        model.addAttribute("sent", sent.orElse(null));
        model.addAttribute(
                "sentTo",
                ways.stream()
                        .filter(way -> sent.filter(last -> last.channel().equals(way.channel()))
                                .isPresent())
                        .map(Way::masked)
                        .findFirst()
                        .orElse(""));
        return "identity/confirm";
    }

    private static Asker asker(SignedIn person, HttpServletRequest request) {
        return new Asker(person.userName(), request.getSession().getId(), request.getRemoteAddr());
    }
}
