package org.diwan.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that client or institution wrote to the other about a case.
 *
 * @param author user name of a clerk, party of a client
 * @param readAt when the other side saw it
 */
public record Message(
        long id, String reference, Side side, String author, String text, Instant at, @Nullable Instant readAt) {

    /** Who writes. */
    public enum Side {
        CLIENT,
        INSTITUTION;

        Side other() {
            return this == CLIENT ? INSTITUTION : CLIENT;
        }
    }

    /** Whether this side has it still to read. */
    public boolean isNewTo(Side reader) {
        return side != reader && readAt == null;
    }
}
