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
        look.ifPresent(held -> tell(Looks.SEEN, client, person, held, session));
        return look;
    }

    /** Records that telephone number and address were shown in full. */
    void contactsSeen(Person client, SignedIn person, Look look, HttpSession session) {
        tell(Looks.CONTACTS_SEEN, client, person, look, session);
    }

    private void tell(String act, Person client, SignedIn person, Look look, HttpSession session) {
        if (session.getAttribute(LOOK + client.nationalId()) instanceof Long number) {
            looks.seen(act, number, client.nationalId(), person.userName(), look);
        }
    }
}
