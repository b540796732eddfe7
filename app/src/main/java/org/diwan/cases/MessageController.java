package org.diwan.cases;

import java.util.Locale;
import org.diwan.cases.Message.Side;
import org.diwan.forms.Answers;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes what a client writes about a case. */
@Controller
@Needs(Permission.CASES_OWN)
class MessageController {

    private final Cases cases;
    private final CasePages pages;
    private final Threads threads;
    private final Correspondence correspondence;
    private final MessageForm form;

    MessageController(Cases cases, CasePages pages, Threads threads, Correspondence correspondence, MessageForm form) {
        this.cases = cases;
        this.pages = pages;
        this.threads = threads;
        this.correspondence = correspondence;
        this.form = form;
    }

    /** Where a page that was shown after an error is opened again, as in another language. */
    @GetMapping("/cases/{reference}/messages")
    String again(@PathVariable String reference) {
        return "redirect:/cases/" + reference + "#messages";
    }

    @PostMapping("/cases/{reference}/messages")
    String write(
            @PathVariable String reference,
            @RequestParam MultiValueMap<String, String> posted,
            @AuthenticationPrincipal SignedIn person,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Case file = cases.ofClient(reference, Party.of(person));
        Answers answers = form.read(posted);
        if (!answers.valid()) {
            model.addAttribute("case", pages.page(file, locale));
            model.addAttribute("thread", threads.show(file, Side.CLIENT, answers, locale));
            model.addAttribute("hasErrors", true);
            return "cases/case";
        }
        try {
            correspondence.write(file, Side.CLIENT, Party.of(person), MessageForm.text(answers));
            flash.addFlashAttribute("done", "cases.messages.sent");
        } catch (MessageRefused refused) {
            flash.addFlashAttribute("notice", "cases.messages.refused." + refused.why());
        }
        return "redirect:/cases/" + reference;
    }
}
