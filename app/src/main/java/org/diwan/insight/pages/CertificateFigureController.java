package org.diwan.insight.pages;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.diwan.insight.Figure;
import org.diwan.insight.Figures;
import org.diwan.insight.Grain;
import org.diwan.insight.Period;
import org.diwan.insight.StepTimes;
import org.diwan.insight.Tally;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Certificates: issued online and in offices, verified, straight through, and how all that goes over time. */
@Controller
@Needs(Permission.INSIGHT_SEE)
@RequestMapping("/insight/certificates")
class CertificateFigureController {

    private static final Set<Figure> OVER_TIME = EnumSet.of(Figure.ISSUED, Figure.VERIFIED);
    private static final Set<String> ONLINE = Set.of("web", "kiosk", "api", "sms");

    private final InsightLooks looks;
    private final Figures figures;
    private final StepTimes times;
    private final TimeCharts charts;
    private final FilterForms filters;
    private final FigureWords words;
    private final Names names;

    CertificateFigureController(
            InsightLooks looks,
            Figures figures,
            StepTimes times,
            TimeCharts charts,
            FilterForms filters,
            FigureWords words,
            Names names) {
        this.looks = looks;
        this.figures = figures;
        this.times = times;
        this.charts = charts;
        this.filters = filters;
        this.words = words;
        this.names = names;
    }

    @GetMapping
    String certificates(Asked asked, @AuthenticationPrincipal SignedIn person, Model model) {
        Look look = looks.of(asked, person).of(null);
        Map<String, Map<Figure, Tally>> services = figures.byService(look.scope());
        // Whichever service issues them: what its cases tell stands beside.
        String service = services.entrySet().stream()
                .filter(one -> Overviews.n(one.getValue(), Figure.ISSUED) > 0)
                .max(Map.Entry.comparingByValue((one, other) ->
                        Long.compare(Overviews.n(one, Figure.ISSUED), Overviews.n(other, Figure.ISSUED))))
                .map(Map.Entry::getKey)
                .orElse(null);
        if (service != null) {
            Look own = look.of(service);
            Map<Figure, Tally> totals = services.getOrDefault(service, Map.of());
            model.addAttribute("straight", Overviews.n(totals, Figure.STRAIGHT));
            model.addAttribute("straightHref", own.cases(Figure.STRAIGHT));
            model.addAttribute("decided", Overviews.n(totals, Figure.DECIDED));
            model.addAttribute("decidedHref", own.cases(Figure.DECIDED));
            model.addAttribute("times", times.ofCases(own.scope()).orElse(null));
        }
        Period period = look.scope().period();
        Days days = Days.of(
                figures.series(look.scope().in(new Period(period.before().from(), period.to())), Grain.DAY, OVER_TIME),
                words::day);
        Map<String, Map<Figure, Tally>> channels = figures.byChannel(look.scope());
        long issued = days.in(period, Figure.ISSUED);
        model.addAttribute(
                "issued",
                Measured.number(
                        "issued",
                        issued,
                        days.in(period.before(), Figure.ISSUED),
                        "up",
                        look.cases(Figure.ISSUED),
                        Spark.NONE));
        model.addAttribute(
                "verified",
                Measured.number(
                        "verified",
                        days.in(period, Figure.VERIFIED),
                        days.in(period.before(), Figure.VERIFIED),
                        "up",
                        look.cases(Figure.VERIFIED),
                        Spark.NONE));
        model.addAttribute("online", online(channels));
        model.addAttribute("channels", issuedBy(look, channels, issued));
        model.addAttribute("asked", verifiedBy(look));
        model.addAttribute("chart", charts.of(look, days, List.of(Figure.ISSUED, Figure.VERIFIED)));
        filters.show(look, "/insight/certificates", false, model);
        return "insight/certificates";
    }

    private static long online(Map<String, Map<Figure, Tally>> channels) {
        return channels.entrySet().stream()
                .filter(one -> ONLINE.contains(one.getKey()))
                .mapToLong(one -> Overviews.n(one.getValue(), Figure.ISSUED))
                .sum();
    }

    private List<Line> issuedBy(Look look, Map<String, Map<Figure, Tally>> channels, long issued) {
        long most = channels.values().stream()
                .mapToLong(one -> Overviews.n(one, Figure.ISSUED))
                .max()
                .orElse(0);
        return channels.entrySet().stream()
                .map(one -> Line.of(
                        names.channel(one.getKey()),
                        Overviews.n(one.getValue(), Figure.ISSUED),
                        issued,
                        most,
                        ONLINE.contains(one.getKey()) ? "main" : "edge",
                        look.from(one.getKey()).cases(Figure.ISSUED)))
                .filter(line -> line.n() > 0)
                .sorted((one, other) -> Long.compare(other.n(), one.n()))
                .toList();
    }

    private List<Line> verifiedBy(Look look) {
        Map<String, Tally> details = figures.details(look.scope(), Figure.VERIFIED);
        long all = details.values().stream().mapToLong(Tally::n).sum();
        long most = details.values().stream().mapToLong(Tally::n).max().orElse(0);
        return Overviews.sorted(details)
                .map(one -> Line.of(
                        words.known("certificates.channel." + one.getKey(), one.getKey()),
                        one.getValue().n(),
                        all,
                        most,
                        "main",
                        look.cases(Figure.VERIFIED, one.getKey())))
                .toList();
    }
}
