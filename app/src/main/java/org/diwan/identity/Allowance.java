package org.diwan.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How often somebody may within a time; counted in the memory of this node, and of so many at once only. */
final class Allowance {

    private static final int MOST_KEYS = 10_000;

    private final int times;
    private final Duration within;
    private final Clock clock;
    private final Map<String, Count> counts = new HashMap<>();

    private record Count(Instant since, long many) {}

    Allowance(int times, Duration within, Clock clock) {
        this.times = times;
        this.within = within;
        this.clock = clock;
    }

    /** Whether they may once more; whoever comes while all places are taken may not. */
    synchronized boolean take(String key) {
        Instant now = clock.instant();
        if (counts.size() >= MOST_KEYS) {
            counts.values().removeIf(count -> isOver(count, now));
        }
        if (counts.size() >= MOST_KEYS && !counts.containsKey(key)) {
            return false;
        }
        Count count = counts.merge(
                key, new Count(now, 1), (old, one) -> isOver(old, now) ? one : new Count(old.since(), old.many() + 1));
        return count.many() <= times;
    }

    private boolean isOver(Count count, Instant now) {
        return !now.isBefore(count.since().plus(within));
    }
}
