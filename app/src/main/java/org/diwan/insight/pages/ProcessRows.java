package org.diwan.insight.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.diwan.catalog.ProcessPlans;
import org.diwan.insight.Figure;
import org.diwan.insight.Figures;
import org.diwan.insight.StepTimes;
import org.diwan.insight.Tally;
import org.diwan.insight.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the process of each service does. */
@Component
class ProcessRows {

    private final Figures figures;
    private final StepTimes times;
    private final FlowSteps steps;
    private final ProcessPlans plans;
    private final Names names;

    ProcessRows(Figures figures, StepTimes times, FlowSteps steps, ProcessPlans plans, Names names) {
        this.figures = figures;
        this.times = times;
        this.steps = steps;
        this.plans = plans;
        this.names = names;
    }

    /**
     * A service.
     *
     * @param look at it
     * @param times of its cases that were decided; null where none was
     * @param worst the step that needs most of its target, or more; null where none has one
     */
    public record Row(
            String name,
            Look look,
            String href,
            long open,
            long overdue,
            long decided,
            long late,
            @Nullable Times times,
            @Nullable StepFigures worst) {

        /** How its cases stand against their target. */
        public Standing standing() {
            return Standing.of(times);
        }
    }

    /** Those with anything to tell, the busiest first. */
    List<Row> of(Look look) {
        return figures.byService(look.scope()).entrySet().stream()
                .map(one -> row(look.of(one.getKey()), one.getKey(), one.getValue()))
                .filter(row -> row.open() + row.decided() > 0)
                .sorted(Comparator.comparing((Row row) -> row.open() + row.decided())
                        .reversed()
                        .thenComparing(Row::name))
                .toList();
    }

    private Row row(Look look, String service, Map<Figure, Tally> tallies) {
        return new Row(
                names.service(service),
                look,
                look.of(null).at("/insight/processes/" + service),
                n(tallies, Figure.OPEN),
                n(tallies, Figure.OVERDUE),
                n(tallies, Figure.DECIDED),
                n(tallies, Figure.LATE),
                times.ofCases(look.scope()).orElse(null),
                steps.of(look.scope(), null, plans.current(service).orElse(null)).stream()
                        .filter(step -> step.strain() >= 0)
                        .max(Comparator.comparing(StepFigures::strain))
                        .orElse(null));
    }

    private static long n(Map<Figure, Tally> tallies, Figure figure) {
        return tallies.getOrDefault(figure, Tally.NONE).n();
    }
}
