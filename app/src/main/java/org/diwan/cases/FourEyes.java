package org.diwan.cases;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Who decided before may not decide again on the same case. */
@ResponseStatus(HttpStatus.CONFLICT)
public class FourEyes extends RuntimeException {

    /** Refuses this task to who decided before. */
    public FourEyes(String task) {
        super("Decided before: " + task);
    }
}
