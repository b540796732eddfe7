package org.diwan.access.rules;

import org.jspecify.annotations.Nullable;

/**
 * A role of the catalogue, whether it is asked for or comes with another.
 *
 * @param key {@code system/role}
 * @param longestDays how long it may be held; none: for good
 */
public record KnownRole(String key, String system, String sensitivity, @Nullable Integer longestDays) {}
