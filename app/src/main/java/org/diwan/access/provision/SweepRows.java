package org.diwan.access.provision;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each system was last read. */
@Repository
class SweepRows {

    /** Nobody reads longer than this; then another node may. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final JdbcClient jdbc;

    SweepRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SweepResult> all() {
        return jdbc.sql("select * from access_sweep order by system")
                .query(SweepResult.class)
                .list();
    }

    Optional<Instant> begun(String system) {
        return jdbc.sql("select begun_at from access_sweep where system = ?")
                .param(system)
                .query(Instant.class)
                .optional();
    }

    /** Whether it is ours to read: nobody else is at it. */
    boolean begin(String system, Instant now) {
        return jdbc.sql(
                                """
                insert into access_sweep (system, begun_at) values (:system, :now)
                on conflict (system) do update set begun_at = :now, ended_at = null
                where access_sweep.ended_at is not null or access_sweep.begun_at < :old""")
                        .param("system", system)
                        .param("now", at(now))
                        .param("old", at(now.minus(LONGEST)))
                        .update()
                == 1;
    }

    void end(String system, Instant now, int held, int differences, @Nullable Problem problem) {
        jdbc.sql("update access_sweep set ended_at = ?, held = ?, differences = ?, problem = ? where system = ?")
                .params(at(now), held, differences, problem == null ? null : problem.toString(), system)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
