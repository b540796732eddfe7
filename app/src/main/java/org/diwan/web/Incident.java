package org.diwan.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that gave up and waits for an operator.
 *
 * @param id for its source to know it by
 * @param work what kind of work it is, by a key that is the same in every language
 * @param what the work, in the reader's language
 * @param where the service or part of the house it belongs to
 * @param reference the case it holds up
 * @param answer what the last try met
 * @param plain whether the answer is in the house's own words, in the reader's language, rather than in a machine's
 * @param tone {@code bad} where people wait for it, {@code warn} else
 */
public record Incident(
        String id,
        Instant since,
        String work,
        String what,
        String where,
        @Nullable String reference,
        String answer,
        boolean plain,
        int tries,
        String tone) {}
