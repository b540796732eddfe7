package org.diwan.cases;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No further message may be written now. */
@ResponseStatus(HttpStatus.CONFLICT)
public class MessageRefused extends RuntimeException {

    private final Correspondence.Refusal why;

    MessageRefused(Correspondence.Refusal why) {
        super("No message: " + why);
        this.why = why;
    }

    /** Why not. */
    public Correspondence.Refusal why() {
        return why;
    }
}
