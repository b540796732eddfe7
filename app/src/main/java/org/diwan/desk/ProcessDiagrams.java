package org.diwan.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.diwan.catalog.PlanWords;
import org.diwan.catalog.PlanWords.Line;
import org.diwan.catalog.PlanWords.Word;
import org.diwan.catalog.ProcessPlan;
import org.diwan.catalog.ProcessPlan.Box;
import org.diwan.catalog.ProcessPlan.Figure;
import org.diwan.catalog.ProcessPlans;
import org.diwan.catalog.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a case is, drawn into the process that it runs: the version it began with, what it has done, where it waits. */
@Component
class ProcessDiagrams {

    private final HistoryService history;
    private final ProcessPlans plans;

    ProcessDiagrams(HistoryService history, ProcessPlans plans) {
        this.history = history;
        this.plans = plans;
    }

    /**
     * A drawing.
     *
     * @param width in pixels; words stay readable, the rest is scrolled to
     * @param now names of the elements where the case waits
     * @param steps the same in words: what was done, in order, and where it waits
     */
    record Diagram(String viewBox, int width, List<Part> parts, List<Flow> flows, String now, List<Step> steps) {}

    /**
     * An element.
     *
     * @param state {@code done}, {@code here} or empty
     * @param tick where the mark of what is done is drawn; null where it is not
     * @param lang language of its words where they are not the reader's
     */
    record Part(Figure figure, String state, @Nullable String tick, List<Line> words, @Nullable String lang) {}

    /** A flow with its words. */
    record Flow(String line, String head, List<Line> words) {}

    /** A line of the list. */
    record Step(String name, String state, @Nullable String lang) {}

    /** The drawing of a case; empty where the engine has forgotten the case. */
    Optional<Diagram> of(String reference, Service service, Locale locale) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .findFirst()
                .map(instance -> draw(instance, service, locale));
    }

    private Diagram draw(HistoricProcessInstance instance, Service service, Locale locale) {
        ProcessPlan plan = plans.of(instance.getProcessDefinitionId());
        List<HistoricActivityInstance> passed = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list();
        Set<String> here = new HashSet<>();
        Map<String, String> states = new LinkedHashMap<>();
        for (HistoricActivityInstance one : passed) {
            if (one.getEndTime() == null) {
                here.add(one.getActivityId());
            }
            states.putIfAbsent(one.getActivityId(), "done");
        }
        here.forEach(id -> states.put(id, "here"));
        Map<String, Figure> figures =
                plan.figures().stream().collect(Collectors.toMap(Figure::id, figure -> figure, (one, same) -> one));
        List<Step> steps = new ArrayList<>();
        states.forEach((id, state) -> {
            Figure figure = figures.get(id);
            if (figure != null && figure.told() && !state.equals("here")) {
                steps.add(step(figure, state, service, locale));
            }
        });
        List<Step> waits = here.stream()
                .flatMap(id -> Optional.ofNullable(figures.get(id)).stream())
                .filter(Figure::told)
                .map(figure -> step(figure, "here", service, locale))
                .toList();
        steps.addAll(waits);
        return new Diagram(
                plan.viewBox(),
                plan.width() * 4 / 5,
                plan.figures().stream()
                        .map(figure -> part(figure, states.getOrDefault(figure.id(), ""), service, locale))
                        .toList(),
                plan.arrows().stream()
                        .map(arrow -> new Flow(arrow.line(), arrow.head(), PlanWords.lines(arrow)))
                        .toList(),
                waits.stream().map(Step::name).collect(Collectors.joining(", ")),
                steps);
    }

    private static Step step(Figure figure, String state, Service service, Locale locale) {
        Word word = PlanWords.of(figure, service, locale);
        return new Step(word.text(), state, word.lang());
    }

    private static Part part(Figure figure, String state, Service service, Locale locale) {
        Word word = PlanWords.of(figure, service, locale);
        Box box = figure.box();
        String tick = state.equals("done") && figure.told()
                ? String.format(
                        Locale.ROOT,
                        "M%.1f %.1fl3 3 6-7",
                        box.x() + box.width() - (figure.within() ? 17 : 6),
                        box.y() + (figure.within() ? 13 : 4))
                : null;
        return new Part(figure, state, tick, PlanWords.lines(figure, word), word.lang());
    }
}
