package org.diwan.desk;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diwan.cases.Task;

/** What a capability knows of the people of its tasks: whom they are about, and who may not have them. */
public interface TaskPeople {

    /** Key of the service. */
    String service();

    /** Whom these cases are about, as a client, by reference; cases about their own clients are left out. */
    Map<String, String> about(Collection<String> references);

    /** Those of its group who may not take the task. */
    Set<String> barred(Task task);

    /** Who may take a task, that is for one person alone, from that person. */
    Optional<String> standIn(Task task);

    /** The one who stands in has it now. */
    void passed(Task task, String to);
}
