package org.diwan.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.diwan.web.HealthStates;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether entries are sealed and heads signed in time. Acts go on while they are not, and are sealed later. */
@Component
@ConditionalOnWebApplication
class AuditHealthIndicator implements HealthIndicator {

    private static final Duration GRACE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final AuditSettings settings;
    private final Clock clock;

    AuditHealthIndicator(JdbcClient jdbc, AuditSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Duration unsealed =
                age(AuditReadings.UNSEALED.formatted("coalesce(extract(epoch from :now - min(e.at)), 0)::float8"));
        Duration unsigned = age(AuditReadings.HEAD_AGE);
        if (unsealed.compareTo(GRACE) > 0) {
            return warning("unsealed");
        }
        return unsigned.compareTo(settings.headEvery().plus(GRACE)) > 0
                ? warning("unsigned")
                : Health.up().build();
    }

    private Duration age(String sql) {
        double seconds = jdbc.sql(sql)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Double.class)
                .single();
        return Duration.ofSeconds((long) seconds);
    }

    private static Health warning(String problem) {
        return Health.status(HealthStates.WARNING)
                .withDetail("problem", problem)
                .build();
    }
}
