package org.diwan.access.scim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Systems that asked to be left alone for a while ({@code Retry-After}). */
@Component
class Pauses {

    /** Longer than this nobody is left alone: whoever waits tries again. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final Clock clock;

    Pauses(Clock clock) {
        this.clock = clock;
    }

    void begin(String system, Duration asked) {
        until.put(system, clock.instant().plus(asked.compareTo(LONGEST) > 0 ? LONGEST : asked));
    }

    /** How much of it is left; zero where the system may be asked. */
    Duration left(String system) {
        Instant end = until.get(system);
        Instant now = clock.instant();
        if (end == null || !end.isAfter(now)) {
            until.remove(system);
            return Duration.ZERO;
        }
        return Duration.between(now, end);
    }
}
