package org.diwan.registry;

import java.io.Serializable;
import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param refusals in the order of the file
 */
public record ImportReport(long read, long added, long changed, long same, List<Refusal> refusals)
        implements Serializable {

    /** In one line. */
    public String summary() {
        return "%d read, %d new, %d changed, %d same, %d refused"
                .formatted(read, added, changed, same, refusals.size());
    }
}
