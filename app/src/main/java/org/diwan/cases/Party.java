package org.diwan.cases;

import org.diwan.identity.SignedIn;

/** Whose cases somebody sees: the party that they are. */
final class Party {

    private Party() {}

    static String of(SignedIn person) {
        return person.client();
    }
}
