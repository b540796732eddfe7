package org.diwan.insight.pages;

import java.util.List;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What each figure means and where it comes from, in words. */
@Controller
@Needs(Permission.INSIGHT_SEE)
@RequestMapping("/insight/definitions")
class DefinitionController {

    /** Figures that come from the same facts, by the ends of their keys. */
    record Group(String key, List<String> figures) {}

    /** Every figure of a page has its place here, those made of others too. */
    static final List<Group> GROUPS = List.of(
            new Group(
                    "cases",
                    List.of(
                            "received",
                            "decided",
                            "late",
                            "within-target",
                            "straight",
                            "granted",
                            "refused",
                            "refused-share",
                            "withdrawn")),
            new Group("now", List.of("open", "due-today", "near", "overdue", "with-client", "age")),
            new Group(
                    "steps",
                    List.of("step-left", "step-late", "step-waiting", "step-overdue", "percentiles", "unit-done")),
            new Group("certificates", List.of("issued", "verified", "verified-share")),
            new Group("claims", List.of("claimed", "allowed", "reduced", "denied", "paid")),
            new Group("all", List.of("working-time", "change", "updated")));

    @GetMapping
    String definitions(Model model) {
        model.addAttribute("groups", GROUPS);
        return "insight/definitions";
    }
}
