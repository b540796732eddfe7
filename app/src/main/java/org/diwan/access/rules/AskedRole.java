package org.diwan.access.rules;

import org.jspecify.annotations.Nullable;

/**
 * A role that is asked for.
 *
 * @param key {@code system/role}
 * @param longestDays how long it may be held; none: for good
 * @param goesOn whether it is held already and is to be held longer
 */
public record AskedRole(String key, String system, String sensitivity, @Nullable Integer longestDays, boolean goesOn) {}
