package org.diwan.access.provision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.diwan.access.Systems;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.diwan.desk.TaskPanel;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who mends access sees what was asked of the system, what came of each try, and what the system shows now. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class MendPanel implements TaskPanel {

    private final Tasks tasks;
    private final Systems systems;
    private final LiveGrants grants;
    private final AccessActs acts;
    private final Targets targets;

    MendPanel(Tasks tasks, Systems systems, LiveGrants grants, AccessActs acts, Targets targets) {
        this.tasks = tasks;
        this.systems = systems;
        this.grants = grants;
        this.acts = acts;
        this.targets = targets;
    }

    /**
     * What the panel shows.
     *
     * @param system its name
     * @param tries oldest first
     */
    record MendView(String system, List<Asked> asked, List<AccessAct> tries, List<Now> now) {}

    /** A role that waits to be given or taken. */
    record Asked(String userName, boolean isGift, String role) {}

    /** What the system shows of a person now, or why it cannot be read. */
    record Now(String userName, @Nullable Shown shown, @Nullable Problem problem) {}

    @Override
    public String service() {
        return "access-request";
    }

    @Override
    public boolean isOf(Task task) {
        return Mending.TASKS.contains(task.element());
    }

    @Override
    public String template() {
        return "access/mending";
    }

    @Override
    public Object of(Task task, Locale locale) {
        String system = tasks.variable(task.id(), Mending.TARGET).orElse("");
        List<LiveGrant> waiting = grants.waiting(task.reference(), system);
        List<AccessAct> tries = acts.ofCase(task.reference()).stream()
                .filter(act -> act.system().equals(system))
                .toList();
        return new MendView(
                systems.find(system).map(it -> it.name(locale)).orElse(system),
                asked(waiting),
                tries,
                system.isEmpty() || task.endedAt() != null ? List.of() : now(system, waiting, tries));
    }

    private static List<Asked> asked(List<LiveGrant> waiting) {
        return waiting.stream()
                .map(grant -> new Asked(grant.userName(), grant.state().equals("granting"), grant.role()))
                .toList();
    }

    private List<Now> now(String system, List<LiveGrant> waiting, List<AccessAct> tries) {
        Set<String> people = new TreeSet<>();
        waiting.forEach(grant -> people.add(grant.userName()));
        tries.forEach(act -> people.add(act.userName()));
        List<Now> now = new ArrayList<>();
        for (String person : people) {
            Set<String> roles = new TreeSet<>();
            waiting.stream().filter(grant -> grant.userName().equals(person)).forEach(grant -> roles.add(grant.role()));
            tries.stream().filter(act -> act.userName().equals(person)).forEach(act -> roles.addAll(act.roles()));
            now.add(now(system, person, roles));
        }
        return now;
    }

    private Now now(String system, String person, Set<String> roles) {
        try {
            return new Now(person, targets.show(system, person, roles), null);
        } catch (NotDone e) {
            return new Now(person, null, e.problem());
        }
    }
}
