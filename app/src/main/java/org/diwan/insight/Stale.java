package org.diwan.insight;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has to be counted again: moments that acts have left, months that wait. */
final class Stale {

    private final JdbcClient jdbc;

    Stale(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the moments at which something changed. They are committed, so what they stand for is seen by whoever counts
     * after this in the same transaction; if that one fails they are still there.
     */
    List<Instant> take() {
        return jdbc
                .sql("with gone as (delete from insight_stale returning at) select distinct at from gone order by at")
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
    }
}
