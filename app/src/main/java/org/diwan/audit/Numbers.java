package org.diwan.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Numbers of entries, out of lots that the sequence deals: one question to the database for many entries. A lot is left
 * when it is a second old, so that numbers keep the order of time among several nodes.
 */
final class Numbers {

    /** As in V090. */
    private static final int LOT = 64;

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final JdbcOperations db;
    private final Clock clock;
    private Lot lot = new Lot(0, 0, Instant.MIN);

    Numbers(JdbcOperations db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What is left of a lot. */
    private record Lot(long next, long end, Instant until) {}

    /** Nobody waits here for another's question to the database. */
    long[] draw(int count) {
        long[] numbers = new long[count];
        int have = take(numbers, 0);
        while (have < count) {
            Long dealt = db.queryForObject("select nextval('audit_entry_seq_seq')", Long.class);
            long next = Objects.requireNonNull(dealt);
            long end = next + LOT;
            while (have < count && next < end) {
                numbers[have++] = next++;
            }
            keep(new Lot(next, end, clock.instant().plus(FRESH)));
        }
        return numbers;
    }

    private synchronized int take(long[] numbers, int from) {
        int have = from;
        if (clock.instant().isAfter(lot.until())) {
            return have;
        }
        long next = lot.next();
        while (have < numbers.length && next < lot.end()) {
            numbers[have++] = next++;
        }
        lot = new Lot(next, lot.end(), lot.until());
        return have;
    }

    private synchronized void keep(Lot rest) {
        if (rest.next() > lot.next()) {
            lot = rest;
        }
    }
}
