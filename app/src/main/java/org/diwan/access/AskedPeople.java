package org.diwan.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diwan.identity.Colleagues;
import org.diwan.identity.Role;
import org.diwan.identity.SignedIn;
import org.springframework.stereotype.Component;

/** Who is told that an approval waits for them. */
@Component
class AskedPeople {

    private final Colleagues colleagues;

    AskedPeople(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    /** The one asked, else all security officers, as clients with a space between. */
    String of(Optional<String> approver) {
        return approver
                .map(List::of)
                .orElseGet(() -> colleagues.having(List.of(Role.SECURITY), null).stream()
                        .map(Colleagues.Colleague::userName)
                        .toList())
                .stream()
                .map(SignedIn.STAFF::concat)
                .collect(Collectors.joining(" "));
    }
}
