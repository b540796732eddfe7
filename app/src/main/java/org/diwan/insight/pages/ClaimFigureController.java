package org.diwan.insight.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.insight.Figure;
import org.diwan.insight.Figures;
import org.diwan.insight.Grain;
import org.diwan.insight.Period;
import org.diwan.insight.Tally;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The money of claims: asked for, allowed, taken off, denied, paid. */
@Controller
@Needs(Permission.INSIGHT_SEE)
@RequestMapping("/insight/claims")
class ClaimFigureController {

    private static final List<Figure> FLOW =
            List.of(Figure.CLAIMED, Figure.ALLOWED, Figure.REDUCED, Figure.DENIED, Figure.PAID);

    private final InsightLooks looks;
    private final Figures figures;
    private final FilterForms filters;
    private final FigureWords words;
    private final InsightPageSettings settings;

    ClaimFigureController(
            InsightLooks looks, Figures figures, FilterForms filters, FigureWords words, InsightPageSettings settings) {
        this.looks = looks;
        this.figures = figures;
        this.filters = filters;
        this.words = words;
        this.settings = settings;
    }

    /** An amount, of how many, and the lines behind it. */
    record Sum(String key, BigDecimal amount, long n, String href) {}

    /** A month of sums. */
    record Month(String name, List<Sum> sums) {}

    /** What became of each hundred that was judged; parts of a bar. */
    record Part(String key, String tone, String x, String width, BigDecimal amount, BigDecimal whole) {}

    @GetMapping
    String claims(Asked asked, @AuthenticationPrincipal SignedIn person, Model model) {
        Look look = looks.of(asked, person).of(null);
        Period period = look.scope().period();
        Days days = Days.of(figures.series(look.scope(), Grain.DAY, EnumSet.copyOf(FLOW)), words::day);
        Map<Figure, Tally> totals = figures.totals(look.scope());
        List<Month> months = Buckets.of(period, Buckets.Kind.MONTH).pieces().stream()
                .map(piece -> new Month(
                        words.piece(Buckets.Kind.MONTH, piece),
                        FLOW.stream()
                                .map(figure -> new Sum(
                                        figure.key(),
                                        days.amount(piece, figure),
                                        days.in(piece, figure),
                                        look.in(piece).cases(figure)))
                                .toList()))
                .toList();
        model.addAttribute(
                "sums",
                FLOW.stream()
                        .map(figure -> sum(look, figure, totals.getOrDefault(figure, Tally.NONE)))
                        .toList());
        model.addAttribute("parts", parts(totals));
        model.addAttribute("months", months);
        model.addAttribute("currency", settings.currency());
        filters.show(look, "/insight/claims", false, model);
        return "insight/claims";
    }

    private static Sum sum(Look look, Figure figure, Tally tally) {
        return new Sum(figure.key(), tally.amount(), tally.n(), look.cases(figure));
    }

    private static List<Part> parts(Map<Figure, Tally> totals) {
        Map<Figure, String> tones = Map.of(Figure.ALLOWED, "c-ok", Figure.REDUCED, "c-warn", Figure.DENIED, "c-bad");
        List<Figure> judged = List.of(Figure.ALLOWED, Figure.REDUCED, Figure.DENIED);
        BigDecimal whole = judged.stream()
                .map(figure -> totals.getOrDefault(figure, Tally.NONE).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Part> parts = new ArrayList<>();
        double x = 0;
        for (Figure figure : judged) {
            BigDecimal amount = totals.getOrDefault(figure, Tally.NONE).amount();
            double width = whole.signum() == 0 ? 0 : 100 * amount.doubleValue() / whole.doubleValue();
            parts.add(new Part(figure.key(), tones.getOrDefault(figure, ""), number(x), number(width), amount, whole));
            x += width;
        }
        return parts;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
