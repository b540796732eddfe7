package org.diwan.identity;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ResponseStatus;

/** So many passwords are being compared that this one would have to wait for long. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
class Crowded extends AuthenticationException {

    Crowded() {
        super("Too many sign-ins at once");
    }
}
