package org.diwan.insight.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.insight.Figure;
import org.diwan.insight.Figures;
import org.diwan.insight.Tally;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Work by unit and by office. Nobody is told alone. */
@Controller
@Needs(Permission.INSIGHT_SEE)
@RequestMapping("/insight/teams")
class TeamController {

    private final InsightLooks looks;
    private final Figures figures;
    private final Overviews overviews;
    private final FilterForms filters;
    private final Names names;

    TeamController(InsightLooks looks, Figures figures, Overviews overviews, FilterForms filters, Names names) {
        this.looks = looks;
        this.figures = figures;
        this.overviews = overviews;
        this.filters = filters;
        this.names = names;
    }

    /** One office: what came, what was decided, what is late, what is open; and the cases behind each. */
    record Office(String name, Look look, long received, long decided, long late, long open, long overdue) {}

    @GetMapping
    String teams(Asked asked, @AuthenticationPrincipal SignedIn person, Model model) {
        Look look = looks.of(asked, person);
        List<Line> units = overviews.units(look);
        model.addAttribute("units", units);
        model.addAttribute("done", units.stream().mapToLong(Line::n).sum());
        model.addAttribute("doneHref", look.cases(Figure.UNIT_DONE));
        model.addAttribute(
                "offices",
                figures.byOffice(look.scope()).entrySet().stream()
                        .map(one -> office(look, one.getKey(), one.getValue()))
                        .filter(one -> one.received() + one.decided() + one.open() > 0)
                        .sorted(Comparator.comparing(Office::name))
                        .toList());
        filters.show(look, "/insight/teams", true, model);
        return "insight/teams";
    }

    private Office office(Look look, String key, Map<Figure, Tally> tallies) {
        return new Office(
                names.office(key),
                look.byOffice(key),
                Overviews.n(tallies, Figure.RECEIVED),
                Overviews.n(tallies, Figure.DECIDED),
                Overviews.n(tallies, Figure.LATE),
                Overviews.n(tallies, Figure.OPEN),
                Overviews.n(tallies, Figure.OVERDUE));
    }
}
