package org.diwan.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.diwan.cases.MessageLinks.Target;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page behind a link of a notice. Opening it does nothing, since mail scanners open links; the button does. Whoever
 * holds the link learns no more of the case than its service.
 */
@Controller
@RequestMapping("/links/{token}")
class LinkController {

    private static final int SHOWN = 4;

    private final MessageLinks links;
    private final WrongLinks wrong;

    LinkController(MessageLinks links, WrongLinks wrong) {
        this.links = links;
        this.wrong = wrong;
    }

    /** The address is the secret: it is passed on to nobody and kept nowhere. */
    @ModelAttribute
    void keepQuiet(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @GetMapping
    String ask(
            @PathVariable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return look(token, links::find, request)
                .map(target -> show(target, false, locale, model))
                .orElseGet(() -> gone(response));
    }

    @PostMapping
    String act(
            @PathVariable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return look(token, links::use, request)
                .map(target -> show(target, true, locale, model))
                .orElseGet(() -> gone(response));
    }

    private Optional<Target> look(String token, Function<String, Optional<Target>> way, HttpServletRequest request) {
        String asker = request.getRemoteAddr();
        Optional<Target> found = wrong.tooManyOf(asker) ? Optional.empty() : way.apply(token);
        if (found.isEmpty()) {
            wrong.add(asker);
        }
        return found;
    }

    private static String show(Target target, boolean done, Locale locale, Model model) {
        String action = "action." + target.message();
        model.addAttribute("done", done);
        model.addAttribute("service", target.service().name(locale));
        model.addAttribute("reference", masked(target.file().reference()));
        model.addAttribute("action", target.service().text(action, locale));
        model.addAttribute("text", target.service().text(action + (done ? ".done" : ".text"), locale));
        return "cases/link";
    }

    /** CRT-2026-•••• 2M9Q: its owner knows it again, nobody else can use it. */
    private static String masked(String reference) {
        int last = reference.length() - SHOWN;
        return reference.substring(0, reference.lastIndexOf('-') + 1) + "•••• " + reference.substring(last);
    }

    /** The same for all: used, void, unknown, asked for too often. */
    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "cases/link-gone";
    }
}
