package org.diwan.insight.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diwan.catalog.Priority;
import org.diwan.catalog.ProcessPlans;
import org.diwan.catalog.Service;
import org.diwan.catalog.ServiceDescription;
import org.diwan.catalog.Services;
import org.diwan.catalog.Target;
import org.diwan.insight.Figure;
import org.diwan.insight.Figures;
import org.diwan.insight.StepTimes;
import org.diwan.insight.Tally;
import org.diwan.insight.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The targets of services and their steps, and how they are met. */
@Component
class TargetRows {

    private final Figures figures;
    private final StepTimes times;
    private final FlowSteps steps;
    private final ProcessPlans plans;
    private final Services services;
    private final Names names;
    private final FlowWords words;

    TargetRows(
            Figures figures,
            StepTimes times,
            FlowSteps steps,
            ProcessPlans plans,
            Services services,
            Names names,
            FlowWords words) {
        this.figures = figures;
        this.times = times;
        this.steps = steps;
        this.plans = plans;
        this.services = services;
        this.names = names;
        this.words = words;
    }

    /**
     * A target.
     *
     * @param element the step; null: the whole case
     * @param priority of the cases; null: all
     * @param target null where the service of today has none
     * @param done what ended in the period
     * @param missed what of it took too long
     * @param near what goes on and will soon be due; null where that is not counted
     * @param overdue what goes on although it was due
     */
    public record Row(
            String service,
            @Nullable String element,
            @Nullable Priority priority,
            String name,
            @Nullable String lang,
            @Nullable Target target,
            Look look,
            long done,
            long missed,
            @Nullable Long near,
            @Nullable Long overdue,
            @Nullable Times times) {

        /** Whether it is of all cases of the service. */
        public boolean isWhole() {
            return element == null && priority == null;
        }

        /** How it stands. */
        public Standing standing() {
            return Standing.of(times);
        }

        /** The cases behind what ended. */
        public String doneHref() {
            return element == null ? look.cases(Figure.DECIDED, part()) : look.cases(Figure.STEP_LEFT, element);
        }

        /** The cases behind what took too long. */
        public String missedHref() {
            return element == null ? look.cases(Figure.LATE, part()) : look.cases(Figure.STEP_LATE, element);
        }

        /** The cases behind what will soon be due. */
        public String nearHref() {
            return look.cases(Figure.NEAR);
        }

        /** The cases behind what is due. */
        public String overdueHref() {
            return element == null ? look.cases(Figure.OVERDUE) : look.cases(Figure.STEP_OVERDUE, element);
        }

        private @Nullable String part() {
            return priority == null ? null : priority.key();
        }

        private boolean isTold() {
            return element == null || target != null || missed > 0 || overdue != null && overdue > 0 || hasTarget();
        }

        private boolean hasTarget() {
            return times != null && times.target() != null;
        }
    }

    /** Each service, and under it those of its steps that have targets. */
    List<Row> of(Look look) {
        Map<String, Map<Figure, Tally>> counted = figures.byService(look.scope());
        String only = look.scope().service();
        List<String> keys = new ArrayList<>(counted.keySet());
        services.all().stream()
                .map(Service::key)
                .filter(key -> !counted.containsKey(key) && (only == null || only.equals(key)))
                .forEach(keys::add);
        return keys.stream()
                .sorted(Comparator.comparing(names::service))
                .flatMap(key -> ofService(look.of(key), key, counted.getOrDefault(key, Map.of())).stream())
                .toList();
    }

    private List<Row> ofService(Look look, String service, Map<Figure, Tally> tallies) {
        Optional<ServiceDescription> known = services.find(service).map(Service::description);
        List<Row> rows = new ArrayList<>();
        Target whole = known.map(ServiceDescription::sla).orElse(null);
        rows.add(new Row(
                service,
                null,
                null,
                names.service(service),
                null,
                whole,
                look,
                n(tallies, Figure.DECIDED),
                n(tallies, Figure.LATE),
                n(tallies, Figure.NEAR),
                n(tallies, Figure.OVERDUE),
                times.ofCases(look.scope()).orElse(null)));
        rows.addAll(byPriority(look, service, whole));
        Map<String, Target> targets = known.map(ServiceDescription::targets).orElse(Map.of());
        steps.of(look.scope(), null, plans.current(service).orElse(null))
                .forEach(step -> rows.add(new Row(
                        service,
                        step.element(),
                        null,
                        step.name(),
                        step.lang(),
                        targets.get(step.element()),
                        look,
                        step.passed(),
                        step.late(),
                        null,
                        step.overdue(),
                        step.times())));
        boolean idle =
                n(tallies, Figure.OPEN) + rows.stream().mapToLong(Row::done).sum() == 0;
        return rows.stream()
                .filter(row -> row.isWhole() || !idle && row.isTold())
                .toList();
    }

    /** Those priorities that there are cases of, where more than one is or the target knows more than one. */
    private List<Row> byPriority(Look look, String service, @Nullable Target target) {
        Map<String, Tally> done = figures.details(look.scope(), Figure.DECIDED);
        Map<String, Tally> missed = figures.details(look.scope(), Figure.LATE);
        List<Priority> told = Stream.of(Priority.HIGH, Priority.NORMAL, Priority.LOW)
                .filter(one -> done.containsKey(one.key())
                        || target != null && target.spans().containsKey(one))
                .toList();
        return told.size() < 2
                ? List.of()
                : told.stream()
                        .map(one -> new Row(
                                service,
                                null,
                                one,
                                words.say("flow.priority." + one.key()),
                                null,
                                target == null ? null : new Target(Map.of(Priority.NORMAL, target.of(one))),
                                look,
                                done.getOrDefault(one.key(), Tally.NONE).n(),
                                missed.getOrDefault(one.key(), Tally.NONE).n(),
                                null,
                                null,
                                null))
                        .toList();
    }

    private static long n(Map<Figure, Tally> tallies, Figure figure) {
        return tallies.getOrDefault(figure, Tally.NONE).n();
    }
}
