package org.diwan.desk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.diwan.identity.Role;
import org.diwan.identity.SignedIn;

/** The candidate groups of models that a person belongs to; a supervisor may do what a clerk may. Everybody is a group alone, too. */
final class Groups {

    private Groups() {}

    static List<String> of(SignedIn person) {
        Stream<String> groups = person.roles().stream().flatMap(Groups::of);
        return (person.isStaff() ? Stream.concat(groups, Stream.of(person.client())) : groups)
                .distinct()
                .toList();
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
