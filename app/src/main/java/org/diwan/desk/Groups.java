package org.diwan.desk;

import java.util.List;
import org.diwan.identity.Role;
import org.diwan.identity.SignedIn;

/** The candidate groups of models that a person belongs to; a supervisor may do what a clerk may. */
final class Groups {

    private Groups() {}

    static List<String> of(SignedIn person) {
        return person.roles().stream()
                .flatMap(role -> role == Role.SUPERVISOR ? List.of(role, Role.CLERK).stream() : List.of(role).stream())
                .map(Role::engineGroup)
                .distinct()
                .toList();
    }
}
