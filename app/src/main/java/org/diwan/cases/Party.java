package org.diwan.cases;

import org.diwan.identity.SignedIn;

/** Whose cases somebody sees: the party that they are. */
final class Party {

    private Party() {}

    static String of(SignedIn person) {
        String party = person.partyId();
        if (party == null) {
            throw new CaseNotFound(person.userName());
        }
        return party;
    }
}
