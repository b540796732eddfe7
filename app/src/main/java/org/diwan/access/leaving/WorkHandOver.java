package org.diwan.access.leaving;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.diwan.access.StaffList;
import org.diwan.access.StaffMember;
import org.diwan.cases.Cases;
import org.diwan.cases.Task;
import org.diwan.cases.TaskGone;
import org.diwan.cases.Tasks;
import org.diwan.identity.Role;
import org.diwan.identity.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open tasks of somebody who has left: those of a group go back to it; what the person alone might do goes to who stands in,
 * else to who leads them, up to the top, else to the security officers. Nobody gets a task on their own case, or on one that
 * they have decided before.
 */
@Component
class WorkHandOver {

    private static final int HIGHEST = 20;

    private final Tasks tasks;
    private final Cases cases;
    private final StaffList staff;
    private final JdbcClient jdbc;
    private final Clock clock;

    WorkHandOver(Tasks tasks, Cases cases, StaffList staff, JdbcClient jdbc, Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.staff = staff;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tasks that came to somebody after they had left: a model may have named them long before. */
    void ofThoseGone() {
        jdbc.sql(
                        """
                select distinct m.user_name from staff_member m join task t
                    on t.ended_at is null and (t.assignee = m.user_name or t.candidate_group = :staff || m.user_name)
                 where m.left_on <= :today""")
                .param("staff", SignedIn.STAFF)
                .param("today", LocalDate.now(clock))
                .query(String.class)
                .list()
                .forEach(this::of);
    }

    /** How many tasks were handed over. */
    int of(String userName) {
        int moved = 0;
        for (Task task : tasks.heldBy(userName)) {
            moved += handOver(task, userName) ? 1 : 0;
        }
        return moved;
    }

    private boolean handOver(Task task, String leaver) {
        try {
            if (!task.candidateGroup().equals(SignedIn.STAFF + leaver)) {
                tasks.leave(task.id(), leaver, Leavers.HOUSE);
            } else {
                Optional<String> heir = heir(task, leaver);
                tasks.handOver(
                        task.id(),
                        Leavers.HOUSE,
                        heir.map(SignedIn.STAFF::concat).orElse(Role.SECURITY.engineGroup()),
                        heir.orElse(null));
            }
            return true;
        } catch (TaskGone meanwhile) {
            return false;
        }
    }

    private Optional<String> heir(Task task, String leaver) {
        String client = cases.clients(List.of(task.reference())).getOrDefault(task.reference(), "");
        return line(leaver).stream()
                .filter(member -> member.isHere(LocalDate.now(clock)))
                .map(StaffMember::userName)
                .filter(user -> !user.equals(leaver) && !user.equals(task.notBy()))
                .filter(user -> !client.equals(SignedIn.STAFF + user))
                .findFirst();
    }

    /** Who stands in, then all above. */
    private List<StaffMember> line(String leaver) {
        List<StaffMember> line = new ArrayList<>();
        Optional<StaffMember> at = staff.find(leaver);
        at.map(StaffMember::deputy).flatMap(staff::find).ifPresent(line::add);
        for (int steps = 0; at.isPresent() && steps < HIGHEST; steps++) {
            at = at.map(StaffMember::manager).filter(Objects::nonNull).flatMap(staff::find);
            at.ifPresent(line::add);
        }
        return line;
    }
}
