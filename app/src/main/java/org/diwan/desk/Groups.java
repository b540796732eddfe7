package org.diwan.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.diwan.cases.WorkGroups;
import org.diwan.identity.Permission;
import org.diwan.identity.Reach;
import org.diwan.identity.Role;
import org.diwan.identity.SignedIn;

/** The candidate groups of models that a person belongs to; a supervisor may do what a clerk may. Everybody is a group alone, too. */
final class Groups {

    private Groups() {}

    /** A group is limited to the person's office where the role that gives it is. */
    static WorkGroups of(SignedIn person) {
        List<String> everywhere = new ArrayList<>();
        List<String> atOffice = new ArrayList<>();
        for (Role role : person.roles()) {
            Optional<Reach> reach = role.reach(Permission.TASKS_WORK);
            boolean all = person.office() == null || reach.equals(Optional.of(Reach.ALL));
            reach.ifPresent(may -> of(role).forEach((all ? everywhere : atOffice)::add));
        }
        if (person.isStaff()) {
            everywhere.add(person.client());
        }
        atOffice.removeAll(everywhere);
        return new WorkGroups(
                everywhere.stream().distinct().toList(),
                atOffice.stream().distinct().toList(),
                Objects.requireNonNullElse(person.office(), ""));
    }

    /** The roles whose holders may take tasks of this group. */
    static List<Role> rolesIn(String group) {
        return Arrays.stream(Role.values())
                .filter(role -> of(role).anyMatch(group::equals))
                .toList();
    }

    private static Stream<String> of(Role role) {
        return (role == Role.SUPERVISOR ? Stream.of(role, Role.CLERK) : Stream.of(role)).map(Role::engineGroup);
    }
}
