package org.diwan.identity;

import java.time.Duration;
import org.springframework.security.authentication.BadCredentialsException;

/** Wrong name or password, or a wait that is not over; never says which of the two was wrong. */
class SignInRefused extends BadCredentialsException {

    private final Duration wait;

    SignInRefused(Duration wait) {
        super("Wrong name or password");
        this.wait = wait;
    }

    Duration remaining() {
        return wait;
    }
}
