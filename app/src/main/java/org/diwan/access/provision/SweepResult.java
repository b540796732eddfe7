package org.diwan.access.provision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a system was last read from end to end.
 *
 * @param problem why it could not be read
 * @param held grants that it showed
 * @param differences between it and the grants
 */
public record SweepResult(
        String system,
        Instant begunAt,
        @Nullable Instant endedAt,
        @Nullable String problem,
        @Nullable Integer held,
        @Nullable Integer differences) {

    /** Why it could not be read, in parts. */
    public @Nullable Problem why() {
        return problem == null ? null : Problem.of(problem);
    }
}
