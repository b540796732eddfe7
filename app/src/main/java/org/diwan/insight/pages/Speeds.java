package org.diwan.insight.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.diwan.insight.Figure;
import org.diwan.insight.Figures;
import org.diwan.insight.StepTimes;
import org.diwan.insight.Tally;
import org.diwan.insight.Times;
import org.diwan.insight.pages.Overview.Row;
import org.diwan.insight.pages.Overview.Wait;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long services and their steps take, and where cases wait. */
@Component
class Speeds {

    private static final int MOST_WAITS = 5;

    private final Figures figures;
    private final StepTimes times;
    private final Names names;

    Speeds(Figures figures, StepTimes times, Names names) {
        this.figures = figures;
        this.times = times;
        this.names = names;
    }

    List<Row> ofServices(Look look, Map<String, Map<Figure, Tally>> services) {
        return services.entrySet().stream()
                .map(one -> ofService(look.of(one.getKey()), one.getKey(), one.getValue()))
                .filter(row -> row.done() > 0 || row.waiting() > 0)
                .sorted(Comparator.comparing(Row::done).reversed())
                .toList();
    }

    private Row ofService(Look look, String service, Map<Figure, Tally> tallies) {
        return new Row(
                service,
                names.service(service),
                look.at("/insight"),
                Overviews.n(tallies, Figure.OPEN),
                look.cases(Figure.OPEN),
                Overviews.n(tallies, Figure.DECIDED),
                look.cases(Figure.DECIDED),
                times.ofCases(look.scope()).orElse(null),
                Overviews.n(tallies, Figure.LATE),
                look.cases(Figure.LATE));
    }

    /** The service with most to do, if any has. */
    @Nullable
    String busiest(Map<String, Map<Figure, Tally>> services) {
        return services.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<String, Map<Figure, Tally>> one) ->
                        Overviews.n(one.getValue(), Figure.DECIDED) + Overviews.n(one.getValue(), Figure.OPEN)))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** Every step that was visited or is, those visited most first. */
    List<Row> ofSteps(Look look, String service) {
        Look own = look.of(service);
        Map<String, Times> all = times.ofSteps(own.scope());
        Map<String, Tally> left = figures.details(own.scope(), Figure.STEP_LEFT);
        Map<String, Tally> late = figures.details(own.scope(), Figure.STEP_LATE);
        Map<String, Tally> waiting = figures.details(own.scope(), Figure.STEP_WAITING);
        Set<String> elements = new HashSet<>(left.keySet());
        elements.addAll(waiting.keySet());
        return elements.stream()
                .map(element -> new Row(
                        element,
                        names.step(service, element),
                        null,
                        Overviews.n(waiting, element),
                        own.cases(Figure.STEP_WAITING, element),
                        Overviews.n(left, element),
                        own.cases(Figure.STEP_LEFT, element),
                        all.get(element),
                        Overviews.n(late, element),
                        own.cases(Figure.STEP_LATE, element)))
                .sorted(Comparator.comparing(Row::done).reversed().thenComparing(Row::name))
                .toList();
    }

    /** The steps where most cases wait now. */
    List<Wait> waits(Look look, Map<String, Map<Figure, Tally>> services) {
        record Place(String service, String element, long n) {}
        List<Place> places = new ArrayList<>();
        services.keySet().forEach(service -> figures.details(look.of(service).scope(), Figure.STEP_WAITING)
                .forEach((element, tally) -> places.add(new Place(service, element, tally.n()))));
        Map<String, Map<String, Times>> known = new HashMap<>();
        return places.stream()
                .filter(place -> place.n() > 0)
                .sorted(Comparator.comparing(Place::n).reversed().thenComparing(Place::element))
                .limit(MOST_WAITS)
                .map(place -> new Wait(
                        names.step(place.service(), place.element()),
                        look.scope().service() == null ? names.service(place.service()) : null,
                        place.n(),
                        look.of(place.service()).cases(Figure.STEP_WAITING, place.element()),
                        sign(known.computeIfAbsent(
                                        place.service(),
                                        service ->
                                                times.ofSteps(look.of(service).scope()))
                                .get(place.element()))))
                .toList();
    }

    private static @Nullable String sign(@Nullable Times times) {
        if (times == null || times.target() == null) {
            return null;
        }
        var target = Objects.requireNonNull(times.target());
        return times.p90().compareTo(target) > 0 ? "p90" : times.p95().compareTo(target) > 0 ? "p95" : null;
    }
}
