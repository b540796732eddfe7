package org.diwan.insight.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.insight.Figure;
import org.diwan.insight.FigureCases;
import org.diwan.insight.Figures;
import org.diwan.insight.pages.TargetRows.Row;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The targets, how they are met, and what is overdue for longest. */
@Controller
@Needs(Permission.INSIGHT_SEE)
@RequestMapping("/insight")
class TargetController {

    private static final int OLDEST = 10;

    private final InsightLooks looks;
    private final TargetRows rows;
    private final TargetFile file;
    private final Figures figures;
    private final FigureCases cases;
    private final FilterForms filters;

    TargetController(
            InsightLooks looks,
            TargetRows rows,
            TargetFile file,
            Figures figures,
            FigureCases cases,
            FilterForms filters) {
        this.looks = looks;
        this.rows = rows;
        this.file = file;
        this.figures = figures;
        this.cases = cases;
        this.filters = filters;
    }

    @GetMapping("/sla")
    String targets(Asked asked, @AuthenticationPrincipal SignedIn person, Model model) {
        Look look = looks.of(asked, person);
        List<Row> all = rows.of(look);
        List<Row> whole = all.stream().filter(Row::isWhole).toList();
        model.addAttribute("rows", all);
        model.addAttribute("done", whole.stream().mapToLong(Row::done).sum());
        model.addAttribute("missed", whole.stream().mapToLong(Row::missed).sum());
        model.addAttribute("now", figures.totals(look.scope()));
        model.addAttribute("oldest", cases.page(look.scope(), Figure.OVERDUE, null, OLDEST, null));
        filters.show(look, "/insight/sla", true, model);
        return "insight/sla";
    }

    @GetMapping("/sla.{kind:csv|xlsx}")
    void file(
            @PathVariable String kind,
            Asked asked,
            @AuthenticationPrincipal SignedIn person,
            HttpServletResponse response)
            throws IOException {
        List<Row> all = rows.of(looks.of(asked, person));
        InsightFiles.send(response, "sla", kind, to -> file.write(all, to));
    }
}
