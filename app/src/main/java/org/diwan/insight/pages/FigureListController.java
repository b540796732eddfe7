package org.diwan.insight.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.insight.Cursor;
import org.diwan.insight.Figure;
import org.diwan.insight.FigureCase;
import org.diwan.insight.FigureCases;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The cases behind a figure: as many as it says. */
@Controller
@Needs(Permission.INSIGHT_SEE)
@RequestMapping("/insight")
class FigureListController {

    private static final int LINES = 50;

    private final InsightLooks looks;
    private final FigureCases cases;
    private final FigureListFile file;
    private final FigureWords words;
    private final Names names;

    FigureListController(InsightLooks looks, FigureCases cases, FigureListFile file, FigureWords words, Names names) {
        this.looks = looks;
        this.cases = cases;
        this.file = file;
        this.words = words;
        this.names = names;
    }

    @GetMapping("/cases")
    String list(
            @RequestParam(name = "figure", defaultValue = "open") String key,
            @RequestParam(required = false) @Nullable String detail,
            @RequestParam(defaultValue = "") String after,
            Asked asked,
            @AuthenticationPrincipal SignedIn person,
            Model model) {
        Look look = looks.of(asked, person);
        Figure figure = Figure.of(key).orElse(Figure.OPEN);
        String part = part(figure, detail);
        Cursor cursor = Cursor.of(Asked.cut(after)).orElse(null);
        List<FigureCase> found = cases.page(look.scope(), figure, part, LINES + 1, cursor);
        boolean more = found.size() > LINES;
        List<FigureCase> lines = more ? found.subList(0, LINES) : found;
        model.addAttribute("look", look);
        model.addAttribute("unknown", !figure.key().equals(key));
        model.addAttribute("figure", figure);
        model.addAttribute("part", part == null ? null : named(look, figure, part));
        model.addAttribute("count", cases.count(look.scope(), figure, part));
        model.addAttribute("lines", lines);
        model.addAttribute("money", FigureListFile.isMoney(figure));
        model.addAttribute("first", cursor == null ? null : look.cases(figure, part));
        model.addAttribute(
                "next",
                more
                        ? look.casesAt(
                                "/insight/cases",
                                figure,
                                part,
                                lines.get(LINES - 1).cursor().text())
                        : null);
        model.addAttribute("csv", look.casesAt("/insight/cases.csv", figure, part));
        model.addAttribute("xlsx", look.casesAt("/insight/cases.xlsx", figure, part));
        return "insight/cases";
    }

    @GetMapping("/cases.{kind:csv|xlsx}")
    void file(
            @PathVariable String kind,
            @RequestParam(name = "figure", defaultValue = "open") String key,
            @RequestParam(required = false) @Nullable String detail,
            Asked asked,
            @AuthenticationPrincipal SignedIn person,
            HttpServletResponse response)
            throws IOException {
        Look look = looks.of(asked, person);
        Figure figure = Figure.of(key).orElse(Figure.OPEN);
        InsightFiles.send(
                response, "cases-" + figure.key(), kind, rows -> file.write(look, figure, part(figure, detail), rows));
    }

    private static @Nullable String part(Figure figure, @Nullable String detail) {
        return detail == null || !figure.hasDetails() ? null : Asked.cut(detail);
    }

    private String named(Look look, Figure figure, String part) {
        return switch (figure) {
            case REFUSED -> names.reason(look.scope().service(), part);
            case UNIT_DONE -> names.unit(part);
            case AGE -> words.known("insight.age." + part, part);
            case VERIFIED -> names.channel(part);
            default -> names.step(look.scope().service(), part);
        };
    }
}
