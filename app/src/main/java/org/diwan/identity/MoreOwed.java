package org.diwan.identity;

import org.springframework.security.authentication.AccountStatusException;

/** What was shown is right, and not enough to be signed in. Nobody is asked after that whether it is right. */
class MoreOwed extends AccountStatusException {

    private final transient HalfSignIn half;

    MoreOwed(HalfSignIn half) {
        super("One more thing is asked for");
        this.half = half;
    }

    HalfSignIn half() {
        return half;
    }
}
