package org.diwan.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diwan.cases.Task;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What capabilities add to the pages of tasks. */
@Component
class TaskPanels {

    private final Map<String, TaskPanel> byService;

    TaskPanels(List<TaskPanel> panels) {
        this.byService = panels.stream().collect(Collectors.toMap(TaskPanel::service, Function.identity()));
    }

    /** A fragment with what it shows. */
    record Shown(String template, Object content) {}

    Optional<Shown> of(Task task) {
        Locale locale = LocaleContextHolder.getLocale();
        return Optional.ofNullable(byService.get(task.service()))
                .map(panel -> new Shown(panel.template(), panel.of(task, locale)));
    }
}
