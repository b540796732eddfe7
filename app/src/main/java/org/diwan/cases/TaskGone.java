package org.diwan.cases;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was to be done has been done by someone else, or is no longer asked for. */
@ResponseStatus(HttpStatus.CONFLICT)
public class TaskGone extends RuntimeException {

    public TaskGone(String what) {
        super("No longer open: " + what);
    }
}
