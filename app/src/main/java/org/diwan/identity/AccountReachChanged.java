package org.diwan.identity;

import org.jspecify.annotations.Nullable;

/**
 * An account is for other cases, clients or accounts than before.
 *
 * @param office the only one from now on, or null for all
 * @param unit the only one from now on, or null for all
 * @param reason in the words of whoever decided it
 */
public record AccountReachChanged(
        String userName, @Nullable String office, @Nullable String unit, String reason, String by) {}
