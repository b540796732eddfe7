package org.diwan.insight.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.diwan.catalog.PlanWords;
import org.diwan.catalog.PlanWords.Word;
import org.diwan.catalog.ProcessPlan;
import org.diwan.catalog.Services;
import org.diwan.insight.Figure;
import org.diwan.insight.Figures;
import org.diwan.insight.Scope;
import org.diwan.insight.StepTimes;
import org.diwan.insight.Tally;
import org.diwan.insight.Times;
import org.diwan.insight.pages.StepFigures.Before;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The figures of the steps of one service. */
@Component
class FlowSteps {

    private final Figures figures;
    private final StepTimes times;
    private final Services services;
    private final Names names;

    FlowSteps(Figures figures, StepTimes times, Services services, Names names) {
        this.figures = figures;
        this.times = times;
        this.services = services;
        this.names = names;
    }

    /** What is counted of each step. */
    private record Counts(
            Map<String, Tally> passed,
            Map<String, Tally> late,
            Map<String, Tally> waiting,
            Map<String, Tally> overdue,
            Map<String, Times> times) {}

    /**
     * Every element of the drawing from left to right, then the steps that it has no more.
     *
     * @param scope of one service
     * @param before what it is compared with, if anything
     * @param plan the process of today; null where there is none
     */
    List<StepFigures> of(Scope scope, @Nullable Scope before, @Nullable ProcessPlan plan) {
        Counts now = new Counts(
                figures.details(scope, Figure.STEP_LEFT),
                figures.details(scope, Figure.STEP_LATE),
                figures.details(scope, Figure.STEP_WAITING),
                figures.details(scope, Figure.STEP_OVERDUE),
                times.ofSteps(scope));
        Counts then = before == null
                ? null
                : new Counts(
                        figures.details(before, Figure.STEP_LEFT),
                        figures.details(before, Figure.STEP_LATE),
                        Map.of(),
                        Map.of(),
                        times.ofSteps(before));
        Map<String, ProcessPlan.Figure> drawn = new LinkedHashMap<>();
        if (plan != null) {
            plan.figures().stream()
                    .sorted(Comparator.comparing(
                                    (ProcessPlan.Figure one) -> one.box().x())
                            .thenComparing(one -> one.box().y()))
                    .forEach(one -> drawn.put(one.id(), one));
        }
        Set<String> rest = new TreeSet<>();
        rest.addAll(now.passed().keySet());
        rest.addAll(now.waiting().keySet());
        if (then != null) {
            rest.addAll(then.passed().keySet());
        }
        rest.removeAll(drawn.keySet());
        List<String> elements = new ArrayList<>(drawn.keySet());
        elements.addAll(rest);
        return elements.stream()
                .map(element -> step(element, scope.service(), drawn.get(element), now, then))
                .toList();
    }

    private StepFigures step(
            String element,
            @Nullable String service,
            ProcessPlan.@Nullable Figure drawn,
            Counts now,
            @Nullable Counts then) {
        Word word = word(service, element, drawn);
        return new StepFigures(
                element,
                word.text(),
                word.lang(),
                drawn == null,
                n(now.passed(), element),
                n(now.late(), element),
                n(now.waiting(), element),
                n(now.overdue(), element),
                now.times().get(element),
                then == null
                        ? null
                        : new Before(
                                n(then.passed(), element),
                                n(then.late(), element),
                                then.times().get(element)));
    }

    private Word word(@Nullable String service, String element, ProcessPlan.@Nullable Figure drawn) {
        return Optional.ofNullable(service)
                .flatMap(services::find)
                .filter(known -> drawn != null && !drawn.name().isEmpty())
                .flatMap(known -> Optional.ofNullable(drawn)
                        .map(figure -> PlanWords.of(figure, known, LocaleContextHolder.getLocale())))
                .orElseGet(() -> new Word(names.step(service, element), null));
    }

    private static long n(Map<String, Tally> tallies, String element) {
        return tallies.getOrDefault(element, Tally.NONE).n();
    }
}
