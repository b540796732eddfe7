package org.diwan.claims.check;

/** A claim file that cannot be read as one; nothing of it is taken. */
public final class ClaimFileRefused extends RuntimeException {

    /** @param reason what was expected and what was found */
    public ClaimFileRefused(String reason) {
        super(reason);
    }
}
