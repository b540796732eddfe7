package org.diwan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** When what a request gives comes to its end. */
@Component
class Terms {

    /** The person is told so long before. */
    private static final Duration NOTICE = Duration.ofDays(7);

    /** What is held for good is held longer than anybody works. */
    private static final Period FOR_GOOD = Period.ofYears(100);

    private final Grants grants;
    private final Clock clock;

    Terms(Grants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    /** An end, and when the person is told of it: seven days before, or at half of a shorter time. */
    record Term(Instant ends, Instant endsSoon) {}

    Term of(String reference) {
        LocalDate last = grants.ofRequest(reference).stream()
                .map(Grant::validUntil)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> LocalDate.now(clock).plus(FOR_GOOD));
        Instant ends = last.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        Instant now = clock.instant();
        Duration left = Duration.between(now, ends);
        Duration notice = left.compareTo(NOTICE.multipliedBy(2)) > 0 ? NOTICE : left.dividedBy(2);
        return new Term(ends, ends.minus(notice));
    }
}
