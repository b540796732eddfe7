package org.diwan.desk;

import java.util.Locale;
import org.diwan.cases.Task;

/** What a capability shows, above the form, to whoever works on the tasks of a service. */
public interface TaskPanel {

    /** Key of the service. */
    String service();

    /** Whether it has something to show of the task; of several panels the first counts. */
    default boolean isOf(Task task) {
        return task.service().equals(service());
    }

    /** Name of a template whose fragment {@code panel(shown)} shows it. */
    String template();

    /** What the fragment shows of the task. */
    Object of(Task task, Locale locale);
}
