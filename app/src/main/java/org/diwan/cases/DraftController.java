package org.diwan.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Throws away what was begun, once the client has confirmed it. */
@Controller
@RequestMapping("/cases/drafts/{id}/delete")
@Needs(Permission.CASES_LIST)
class DraftController {

    private final DraftList list;
    private final Drafts drafts;
    private final Uploads uploads;
    private final CasePages pages;

    DraftController(DraftList list, Drafts drafts, Uploads uploads, CasePages pages) {
        this.list = list;
        this.drafts = drafts;
        this.uploads = uploads;
        this.pages = pages;
    }

    @GetMapping
    String ask(@PathVariable("id") UUID id, @AuthenticationPrincipal SignedIn person, Locale locale, Model model) {
        Optional<DraftList.Begun> begun = list.find(id, Party.of(person));
        if (begun.isEmpty()) {
            return "redirect:/cases";
        }
        model.addAttribute("draft", pages.begun(begun.get(), locale));
        return "cases/delete-draft";
    }

    @PostMapping
    String delete(@PathVariable("id") UUID id, @AuthenticationPrincipal SignedIn person) {
        list.find(id, Party.of(person)).ifPresent(begun -> {
            drafts.remove(begun.id());
            uploads.removeAll(begun.id().toString());
        });
        return "redirect:/cases";
    }
}
