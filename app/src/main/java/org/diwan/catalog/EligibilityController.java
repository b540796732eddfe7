package org.diwan.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diwan.catalog.FirstCheck.Verdict;
import org.diwan.catalog.ServiceDescription.Eligibility;
import org.diwan.catalog.ServiceDescription.Prospect;
import org.diwan.forms.Answers;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Forms;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * “Is this for you?”, asked before anybody signs in. All answers stand in the address, so that nothing is kept and a
 * link leads to the same page again: {@code done} names the pages answered, {@code at} one to be shown again.
 */
@Controller
class EligibilityController {

    private final Services services;
    private final Offers offers;
    private final Forms forms;
    private final FirstCheck firstCheck;

    EligibilityController(Services services, Offers offers, Forms forms, FirstCheck firstCheck) {
        this.services = services;
        this.offers = offers;
        this.forms = forms;
        this.firstCheck = firstCheck;
    }

    @GetMapping("/services/{service}/eligibility")
    String ask(
            @PathVariable("service") String key,
            @RequestParam MultiValueMap<String, String> posted,
            Locale locale,
            Model model) {
        Service service = services.find(key).orElseThrow(EligibilityController::notFound);
        Eligibility rules =
                Optional.ofNullable(service.description().eligibility()).orElseThrow(EligibilityController::notFound);
        FormSchema form = service.form(key + "-" + rules.form());
        Answers all = forms.read(form, posted, Map.of());
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>(posted);
        given.keySet().retainAll(all.typed().keySet());
        model.addAttribute(
                "offer", offers.find(key, posted.toSingleValueMap(), locale).orElseThrow());

        Map<String, Object> known = new LinkedHashMap<>();
        List<String> pages = forms.pages(form, known);
        for (int i = 0; i < pages.size(); i++) {
            String page = pages.get(i);
            Answers answers = forms.read(form, page, given, known);
            boolean again = page.equals(posted.getFirst("at"));
            boolean done = posted.getOrDefault("done", List.of()).contains(page) || begun(answers, given);
            if (again || !done) {
                return page(service, form, i, pages, kept(answers, known), given, locale, model);
            }
            if (!answers.valid()) {
                return page(service, form, i, pages, answers, given, locale, model);
            }
            known = answers.onto(known);
            pages = forms.pages(form, known);
        }
        return verdict(service, form, firstCheck.check(service, rules, known), known, given, locale, model);
    }

    /** Whether something that the page asks now is answered; what it asked before another answer changed is not. */
    private static boolean begun(Answers answers, Map<String, List<String>> given) {
        return Stream.concat(answers.values().keySet().stream(), answers.errors().keySet().stream())
                .anyMatch(given::containsKey);
    }

    private static Answers kept(Answers answers, Map<String, Object> known) {
        return Answers.of(answers.onto(known));
    }

    private String page(
            Service service,
            FormSchema form,
            int at,
            List<String> pages,
            Answers answers,
            MultiValueMap<String, String> given,
            Locale locale,
            Model model) {
        String page = pages.get(at);
        MultiValueMap<String, String> others = new LinkedMultiValueMap<>(given);
        forms.read(form, page, given, Map.of()).typed().keySet().forEach(others::remove);
        model.addAttribute("form", forms.view(form, page, answers, service.texts(locale), locale));
        model.addAttribute("hasErrors", !answers.valid());
        model.addAttribute("done", pages.subList(0, at + 1));
        model.addAttribute("others", others);
        model.addAttribute("step", at + 1);
        model.addAttribute("back", at == 0 ? null : address(service, given, pages.get(at - 1)));
        model.addAttribute("action", "/services/" + service.key() + "/eligibility");
        return "catalog/eligibility";
    }

    private String verdict(
            Service service,
            FormSchema form,
            Verdict verdict,
            Map<String, Object> known,
            MultiValueMap<String, String> given,
            Locale locale,
            Model model) {
        Map<String, String> texts = service.texts(locale);
        Prospect prospect = verdict.prospect();
        String reason = verdict.reason();
        model.addAttribute("prospect", prospect.name().toLowerCase(Locale.ROOT));
        model.addAttribute("tone", prospect == Prospect.LIKELY ? "ok" : prospect == Prospect.REVIEW ? "warn" : "bad");
        String words = texts.get("eligibility." + reason);
        model.addAttribute("reason", words == null ? texts.get("reason." + reason) : words);
        model.addAttribute("rows", forms.summary(form, known, texts, locale));
        model.addAttribute("change", address(service, given, form.pages().get(0)));
        return "catalog/prospect";
    }

    private static String address(Service service, MultiValueMap<String, String> given, String at) {
        return UriComponentsBuilder.fromPath("/services/" + service.key() + "/eligibility")
                .queryParams(UriUtils.encodeQueryParams(given))
                .queryParam("at", at)
                .build(true)
                .toUriString();
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
