package org.diwan.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that gave up and waits for an operator.
 *
 * @param id for its source to know it by
 * @param what the work, in the reader's language
 * @param where the service or part of the house it belongs to
 * @param reference the case it holds up
 * @param answer what the last try met
 * @param tone {@code bad} where people wait for it, {@code warn} else
 */
public record Incident(
        String id,
        Instant since,
        String what,
        String where,
        @Nullable String reference,
        String answer,
        int tries,
        String tone) {}
