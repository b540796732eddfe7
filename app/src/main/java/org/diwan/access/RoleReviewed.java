package org.diwan.access;

import org.jspecify.annotations.Nullable;

/**
 * A role of a team was reviewed; published in the transaction that notes it.
 *
 * @param decision keep, remove, silent, own, moved or gone
 * @param note why
 * @param by user name of who decided, absent where nobody did in time
 */
public record RoleReviewed(
        String reference,
        String userName,
        String system,
        String role,
        String decision,
        @Nullable String note,
        @Nullable String by) {}
