package org.diwan.insight.pages;

import java.util.Locale;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.web.Formats;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** One case, for those who look at how work goes: its steps and their times, nothing of the client. */
@Controller
@Needs(Permission.INSIGHT_SEE)
@RequestMapping("/insight/cases/{reference}")
class CaseStepController {

    private final CaseSteps cases;
    private final Formats formats;

    CaseStepController(CaseSteps cases, Formats formats) {
        this.cases = cases;
        this.formats = formats;
    }

    @GetMapping
    String one(@PathVariable String reference, @AuthenticationPrincipal SignedIn person, Locale locale, Model model) {
        CaseSteps.Walk walk = cases.find(reference)
                .filter(one -> person.officeFor(Permission.INSIGHT_SEE)
                        .map(one.office()::equals)
                        .orElse(true))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("title", formats.reference(walk.reference()));
        model.addAttribute("walk", walk);
        model.addAttribute("visits", cases.visits(walk));
        model.addAttribute("told", cases.told(walk, locale));
        return "insight/case";
    }
}
