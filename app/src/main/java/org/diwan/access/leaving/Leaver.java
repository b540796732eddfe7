package org.diwan.access.leaving;

import org.diwan.identity.SignedIn;

/** Whom a case of {@code access-revocation} is about. */
record Leaver(String reference, String userName) {

    static Leaver of(String reference, String client) {
        return new Leaver(reference, client.substring(SignedIn.STAFF.length()));
    }
}
