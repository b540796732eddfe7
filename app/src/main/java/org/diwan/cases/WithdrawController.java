package org.diwan.cases;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.forms.Answers;
import org.diwan.forms.FormSchema;
import org.diwan.forms.Forms;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a request back, once the client has read what that means. */
@Controller
@RequestMapping("/cases/{reference}/withdraw")
@Needs(Permission.CASES_OWN)
class WithdrawController {

    private static final Answers NONE = Answers.of(Map.of());

    private final Cases cases;
    private final Withdrawals withdrawals;
    private final CasePages pages;
    private final Services services;
    private final Forms forms;

    WithdrawController(Cases cases, Withdrawals withdrawals, CasePages pages, Services services, Forms forms) {
        this.cases = cases;
        this.withdrawals = withdrawals;
        this.pages = pages;
        this.services = services;
        this.forms = forms;
    }

    @GetMapping
    String ask(
            @PathVariable String reference,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Case file = cases.ofClient(reference, Party.of(person));
        return withdrawals
                .offered(file)
                .map(message -> show(file, message, NONE, locale, model))
                .orElseGet(() -> tooLate(file, flash));
    }

    @PostMapping
    String withdraw(
            @PathVariable String reference,
            @RequestParam MultiValueMap<String, String> posted,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Case file = cases.ofClient(reference, Party.of(person));
        Optional<String> message = withdrawals.offered(file);
        if (message.isEmpty()) {
            return tooLate(file, flash);
        }
        Answers answers = form(file, message.get())
                .map(form -> forms.read(form, posted, Map.of()))
                .orElse(NONE);
        if (!answers.valid()) {
            return show(file, message.get(), answers, locale, model);
        }
        try {
            withdrawals.withdraw(file, message.get(), answers.values(), Party.of(person));
        } catch (TaskGone overtaken) {
            return tooLate(file, flash);
        }
        return "redirect:/cases/" + reference;
    }

    private String show(Case file, String message, Answers answers, Locale locale, Model model) {
        Service service = services.get(file.service());
        model.addAttribute("case", pages.line(file, locale));
        model.addAttribute("meaning", service.text("action." + message + ".text", locale));
        form(file, message)
                .ifPresent(
                        form -> model.addAttribute("form", forms.view(form, answers, service.texts(locale), locale)));
        model.addAttribute("hasErrors", !answers.valid());
        return "cases/withdraw";
    }

    private Optional<FormSchema> form(Case file, String message) {
        return services.get(file.service()).messageForm(message);
    }

    private String tooLate(Case before, RedirectAttributes flash) {
        Case file = cases.find(before.reference()).orElse(before);
        if (file.status() != CaseStatus.WITHDRAWN) {
            flash.addFlashAttribute("notice", "cases.withdraw.late");
        }
        return "redirect:/cases/" + file.reference();
    }
}
