package org.diwan.claims.pages;

import org.diwan.identity.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Whose claims somebody sees: those of the facility that their account belongs to. */
final class OwnFacility {

    private OwnFacility() {}

    static String of(SignedIn user) {
        String facility = user.partyId();
        if (facility == null) {
            throw notFound();
        }
        return facility;
    }

    /** The same for what is not there and for what is another's. */
    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
