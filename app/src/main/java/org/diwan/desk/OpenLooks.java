package org.diwan.desk;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.diwan.identity.SignedIn;
import org.diwan.registry.Person;
import org.springframework.stereotype.Component;

/** Which clients a session may look at, and why: whoever signs in anew is asked anew. */
@Component
class OpenLooks {

    private static final String LOOK = "look at ";

    private final Looks looks;

    OpenLooks(Looks looks) {
        this.looks = looks;
    }

    void begin(Person client, SignedIn person, Look look, HttpSession session) {
        session.setAttribute(LOOK + client.nationalId(), looks.begin(client.nationalId(), person.userName(), look));
    }

    /** The reason that holds; empty where none was given in this session lately. */
    Optional<Look> holding(Person client, SignedIn person, HttpSession session) {
        return session.getAttribute(LOOK + client.nationalId()) instanceof Long number
                ? looks.holding(number, client.nationalId(), person.userName())
                : Optional.empty();
    }

    /** The same, and the look is recorded. */
    Optional<Look> seen(Person client, SignedIn person, HttpSession session) {
        Optional<Look> look = holding(client, person, session);
        look.ifPresent(held -> looks.seen(
                (Long) session.getAttribute(LOOK + client.nationalId()), client.nationalId(), person.userName(), held));
        return look;
    }
}
