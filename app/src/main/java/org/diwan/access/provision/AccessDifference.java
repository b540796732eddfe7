package org.diwan.access.provision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A system and the grants do not say the same of a person.
 *
 * @param kind {@code missing}: held, but not shown; {@code extra}: shown, but never granted
 * @param goneAt when they agreed again
 */
public record AccessDifference(
        long id,
        String system,
        String userName,
        String role,
        String kind,
        Instant foundAt,
        Instant seenAt,
        @Nullable Instant goneAt) {}
