package org.diwan.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Objects;
import org.diwan.cases.Acting;
import org.diwan.cases.Beginnings;
import org.diwan.cases.Case;
import org.diwan.cases.CaseNotFound;
import org.diwan.cases.CasePages;
import org.diwan.cases.Cases;
import org.diwan.forms.Answers;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Staff start a service for a client; the questions themselves are asked where clients answer them, too. */
@Controller
@RequestMapping("/desk/clients/{party}")
@Needs(Permission.CLIENTS_SERVE)
class ClientStartController {

    private final BeginForm form;
    private final Beginnings beginnings;
    private final OpenLooks looks;
    private final Cases cases;
    private final CasePages pages;

    ClientStartController(BeginForm form, Beginnings beginnings, OpenLooks looks, Cases cases, CasePages pages) {
        this.form = form;
        this.beginnings = beginnings;
        this.looks = looks;
        this.cases = cases;
        this.pages = pages;
    }

    /** Only {@link ClientDoor} makes somebody act for a client. */
    @ModelAttribute
    Acting acting(HttpServletRequest request, @AuthenticationPrincipal SignedIn person) {
        Acting acting = Acting.of(request, person);
        if (acting.staff() == null) {
            throw new CaseNotFound(acting.client());
        }
        return acting;
    }

    @GetMapping("/start")
    String choose(
            @RequestParam(defaultValue = "") String service,
            @ModelAttribute(binding = false) Acting acting,
            @AuthenticationPrincipal SignedIn person,
            HttpSession session,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Answers answers = BeginForm.beginning(service, looks.holding(client(acting), person, session));
        return ask(acting, answers, request, locale, model);
    }

    @PostMapping("/start")
    String begin(
            @RequestParam MultiValueMap<String, String> posted,
            @ModelAttribute(binding = false) Acting acting,
            @AuthenticationPrincipal SignedIn person,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Answers answers = form.read(posted, locale);
        if (!answers.valid() || isDeceased(acting)) {
            return ask(acting, answers, request, locale, model);
        }
        return "redirect:"
                + beginnings.begin(
                        form.service(answers),
                        acting,
                        BeginForm.manner(answers, person),
                        posted.toSingleValueMap(),
                        locale);
    }

    @GetMapping("/started/{reference}")
    String started(
            @PathVariable String reference,
            @ModelAttribute(binding = false) Acting acting,
            Locale locale,
            Model model) {
        Case file = cases.ofClient(reference, acting.client());
        if (!file.submittedBy().equals(acting.staff())) {
            throw new CaseNotFound(reference);
        }
        model.addAttribute("line", pages.line(file, locale));
        return "desk/started";
    }

    private String ask(Acting acting, Answers answers, HttpServletRequest request, Locale locale, Model model) {
        String query = request.getQueryString();
        model.addAttribute("deceased", isDeceased(acting));
        model.addAttribute("action", acting.window() + "/start" + (query == null ? "" : "?" + query));
        model.addAttribute("form", form.view(answers, locale));
        model.addAttribute("hasErrors", !answers.valid());
        return "desk/start";
    }

    private static boolean isDeceased(Acting acting) {
        return client(acting).status().equals("deceased");
    }

    private static Person client(Acting acting) {
        return Objects.requireNonNull(acting.person());
    }
}
