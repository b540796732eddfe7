package org.diwan.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of an organisation as its people see it; the key itself is nowhere.
 *
 * @param prefix its first characters
 * @param scopes by their codes
 * @param state open, expired or ended
 */
record ApiKey(
        long id,
        String name,
        String prefix,
        List<String> scopes,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        String state) {

    static final String OPEN = "open";

    public boolean isOpen() {
        return state.equals(OPEN);
    }
}
