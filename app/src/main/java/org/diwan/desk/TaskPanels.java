package org.diwan.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diwan.cases.Task;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What capabilities add to the pages of tasks. */
@Component
class TaskPanels {

    private final List<TaskPanel> panels;

    TaskPanels(List<TaskPanel> panels) {
        this.panels = panels;
    }

    /** A fragment with what it shows. */
    record Shown(String template, Object content) {}

    Optional<Shown> of(Task task) {
        Locale locale = LocaleContextHolder.getLocale();
        return panels.stream()
                .filter(panel -> panel.isOf(task))
                .findFirst()
                .map(panel -> new Shown(panel.template(), panel.of(task, locale)));
    }
}
