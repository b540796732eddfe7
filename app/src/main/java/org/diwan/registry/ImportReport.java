package org.diwan.registry;

import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param gone who was not in a complete list, and so has left
 * @param refusals in the order of the file
 */
public record ImportReport(long read, long added, long changed, long same, long gone, List<Refusal> refusals) {

    ImportReport(long read, long added, long changed, long same, List<Refusal> refusals) {
        this(read, added, changed, same, 0, refusals);
    }

    /** In one line. */
    public String summary() {
        String counts = "%d read, %d new, %d changed, %d same, %d refused"
                .formatted(read, added, changed, same, refusals.size());
        return gone == 0 ? counts : counts + ", " + gone + " gone";
    }
}
