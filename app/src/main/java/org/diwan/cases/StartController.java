package org.diwan.cases;

import static org.diwan.catalog.ServiceDescription.Assurance.TWO_FACTOR;
import static org.diwan.identity.Assurance.TWO_FACTORS;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diwan.cases.Drafts.Draft;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.forms.Answers;
import org.diwan.forms.FormComponent;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Forms;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to a case: one question page after the other, check the answers, send once. */
@Controller
@RequestMapping("/services/{service}/start")
class StartController {

    private final Services services;
    private final Forms forms;
    private final Drafts drafts;
    private final Cases cases;
    private final CasePages casePages;

    StartController(Services services, Forms forms, Drafts drafts, Cases cases, CasePages casePages) {
        this.services = services;
        this.forms = forms;
        this.drafts = drafts;
        this.cases = cases;
        this.casePages = casePages;
    }

    @GetMapping
    String begin(
            @PathVariable("service") String key,
            @RequestParam Map<String, String> chosen,
            @AuthenticationPrincipal SignedIn person,
            Locale locale) {
        Service service = service(key);
        if (service.description().assurance() == TWO_FACTOR && person.assurance() != TWO_FACTORS) {
            throw new CaseNotFound(key);
        }
        FormSchema form = service.startForm();
        Map<String, Object> known = accepted(form, chosen, service.description().variables());
        Draft draft = drafts.begin(key, client(person), forms.begin(form, known, service.texts(locale)));
        Set<String> answered = known.keySet().stream()
                .flatMap(name -> form.question(name).stream())
                .map(FormComponent::page)
                .collect(Collectors.toSet());
        List<String> pages = pages(service, draft);
        String first = pages.stream()
                .filter(page -> !answered.contains(page))
                .findFirst()
                .orElse(pages.get(0));
        return "redirect:" + address(draft) + "?page=" + first;
    }

    /** Of what a link has chosen already, the answers that the form would accept. */
    private Map<String, Object> accepted(FormSchema form, Map<String, String> chosen, List<String> routing) {
        Map<String, Object> accepted =
                new HashMap<>(forms.check(form, chosen, Map.of()).values());
        accepted.keySet().retainAll(chosen.keySet());
        accepted.keySet().retainAll(routing);
        return accepted;
    }

    @GetMapping("/{draft}")
    String question(
            @PathVariable("service") String key,
            @PathVariable("draft") UUID id,
            @RequestParam(defaultValue = "") String page,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Service service = service(key);
        Draft draft = draft(id, key, person);
        return show(service, draft, page(service, draft, page), Answers.of(draft.answers()), locale, model);
    }

    @PostMapping("/{draft}")
    String answer(
            @PathVariable("service") String key,
            @PathVariable("draft") UUID id,
            @RequestParam(defaultValue = "") String page,
            @RequestParam MultiValueMap<String, String> posted,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Service service = service(key);
        Draft draft = draft(id, key, person);
        String at = page(service, draft, page);
        Answers answers = forms.read(service.startForm(), at, posted, Map.of(), draft.answers());
        Map<String, Object> merged = answers.onto(draft.answers());
        if (!answers.valid()) {
            return show(service, draft, at, answers, locale, model);
        }
        drafts.keep(draft, merged);
        List<String> pages = forms.pages(service.startForm(), merged);
        int next = pages.indexOf(at) + 1;
        boolean last = next >= pages.size() || posted.containsKey("change");
        return "redirect:" + address(draft) + (last ? "/check" : "?page=" + pages.get(next));
    }

    @GetMapping("/{draft}/check")
    String check(
            @PathVariable("service") String key,
            @PathVariable("draft") UUID id,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model) {
        Service service = service(key);
        Draft draft = draft(id, key, person);
        List<String> pages = pages(service, draft);
        model.addAttribute("service", service);
        model.addAttribute("asked", casePages.title(service, draft.answers(), locale));
        model.addAttribute("draft", address(draft));
        model.addAttribute("rows", forms.summary(service.startForm(), draft.answers(), service.texts(locale), locale));
        model.addAttribute("steps", pages.size() + 1);
        model.addAttribute("back", address(draft) + "?page=" + pages.get(pages.size() - 1));
        return "cases/check";
    }

    @PostMapping("/{draft}/send")
    String send(
            @PathVariable("service") String key,
            @PathVariable("draft") UUID id,
            @AuthenticationPrincipal SignedIn person) {
        Service service = service(key);
        Optional<Draft> draft = drafts.find(id, key, client(person));
        if (draft.isEmpty()) {
            return cases.findByRequest(id.toString(), client(person))
                    .map(sent -> "redirect:" + cases.address(sent))
                    .orElseThrow(() -> new CaseNotFound(id.toString()));
        }
        Answers answers = forms.check(service.startForm(), draft.get().answers(), Map.of());
        if (!answers.valid()) {
            String wrong = answers.errors().keySet().iterator().next();
            String page = service.startForm().question(wrong).orElseThrow().page();
            return "redirect:" + address(draft.get()) + "?page=" + page;
        }
        String reference = cases.submit(
                new NewCase(key, client(person), person.userName(), "web", answers.values(), id.toString()), id);
        return "redirect:" + cases.address(cases.ofClient(reference, client(person)));
    }

    private String show(Service service, Draft draft, String page, Answers answers, Locale locale, Model model) {
        List<String> pages = pages(service, draft);
        int at = Math.max(0, pages.indexOf(page));
        model.addAttribute("service", service);
        model.addAttribute("asked", casePages.title(service, draft.answers(), locale));
        model.addAttribute("action", address(draft) + "?page=" + page);
        model.addAttribute(
                "form", forms.view(service.startForm(), page, answers, Map.of(), service.texts(locale), locale));
        model.addAttribute("hasErrors", !answers.valid());
        model.addAttribute("step", at + 1);
        model.addAttribute("steps", pages.size() + 1);
        model.addAttribute(
                "back", at == 0 ? "/services/" + service.key() : address(draft) + "?page=" + pages.get(at - 1));
        return "cases/question";
    }

    private List<String> pages(Service service, Draft draft) {
        return forms.pages(service.startForm(), draft.answers());
    }

    private String page(Service service, Draft draft, String asked) {
        List<String> pages = pages(service, draft);
        return pages.contains(asked) ? asked : pages.get(0);
    }

    private Service service(String key) {
        return services.find(key).orElseThrow(() -> new CaseNotFound(key));
    }

    private Draft draft(UUID id, String service, SignedIn person) {
        return drafts.find(id, service, client(person)).orElseThrow(() -> new CaseNotFound(id.toString()));
    }

    private static String client(SignedIn person) {
        String party = person.partyId();
        if (party == null) {
            throw new CaseNotFound(person.userName());
        }
        return party;
    }

    private static String address(Draft draft) {
        return "/services/" + draft.service() + "/start/" + draft.id();
    }
}
