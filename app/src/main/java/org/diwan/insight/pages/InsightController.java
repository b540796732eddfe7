package org.diwan.insight.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** How the services run, on one page and as a file. */
@Controller
@Needs(Permission.INSIGHT_SEE)
@RequestMapping("/insight")
class InsightController {

    private final InsightLooks looks;
    private final Overviews overviews;
    private final OverviewFile file;
    private final FilterForms filters;
    private final Clock clock;

    InsightController(InsightLooks looks, Overviews overviews, OverviewFile file, FilterForms filters, Clock clock) {
        this.looks = looks;
        this.overviews = overviews;
        this.file = file;
        this.filters = filters;
        this.clock = clock;
    }

    @GetMapping
    String overview(Asked asked, @AuthenticationPrincipal SignedIn person, Model model) {
        Look look = looks.of(asked, person);
        model.addAttribute("overview", overviews.of(look));
        model.addAttribute("updated", clock.instant());
        filters.show(look, "/insight", true, model);
        return "insight/overview";
    }

    @GetMapping("/overview.{kind:csv|xlsx}")
    void file(
            @PathVariable String kind,
            Asked asked,
            @AuthenticationPrincipal SignedIn person,
            HttpServletResponse response)
            throws IOException {
        Overview overview = overviews.of(looks.of(asked, person));
        InsightFiles.send(response, "overview", kind, rows -> file.write(overview, rows));
    }
}
