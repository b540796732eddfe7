package org.diwan.claims.check;

import org.diwan.claims.reason.Reason;

/** A claim file that cannot be read as one; nothing of it is taken. */
public final class ClaimFileRefused extends RuntimeException {

    private final transient Reason reason;

    /** @param reason what was expected and what was found */
    public ClaimFileRefused(Reason reason) {
        super(reason.toString());
        this.reason = reason;
    }

    /** Why it is not taken. */
    public Reason reason() {
        return reason;
    }
}
