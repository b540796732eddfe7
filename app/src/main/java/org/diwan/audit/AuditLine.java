package org.diwan.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is looked at.
 *
 * @param position in the chain, absent until it is sealed
 * @param detail JSON
 */
record AuditLine(
        long seq,
        Instant at,
        String who,
        String act,
        String objectType,
        String objectId,
        String detail,
        @Nullable Long position) {}
