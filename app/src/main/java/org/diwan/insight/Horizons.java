package org.diwan.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says how much is counted ahead. An answer stays good for days, since hours do. */
final class Horizons {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    Horizons(JdbcClient jdbc, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    Horizon now() {
        return new Horizon(
                jdbc.sql("select at from insight_closed")
                        .query(OffsetDateTime.class)
                        .optional()
                        .map(OffsetDateTime::toInstant)
                        .orElseGet(this::today),
                zone);
    }

    List<Piece> pieces(Scope scope, @Nullable Grain coarsest) {
        return Piece.of(scope.period(), coarsest, now());
    }

    private Instant today() {
        return LocalDate.ofInstant(clock.instant(), zone).atStartOfDay(zone).toInstant();
    }
}
