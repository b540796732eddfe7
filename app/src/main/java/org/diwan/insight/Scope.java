package org.diwan.insight;

import org.jspecify.annotations.Nullable;

/**
 * What a page looks at.
 *
 * @param service key of the service; null: all
 * @param office null: all
 * @param channel null: all
 */
public record Scope(Period period, @Nullable String service, @Nullable String office, @Nullable String channel) {

    /** The same of another period. */
    public Scope in(Period other) {
        return new Scope(other, service, office, channel);
    }
}
