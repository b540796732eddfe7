package org.diwan.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.diwan.web.HealthStates;
import org.diwan.web.Settings;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Whether mails get through, by what became of the last ones: no probe bothers the mail server. They wait while it is away. */
@Component
class MailHealthIndicator implements HealthIndicator {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final NotificationSettings settings;
    private final Settings house;
    private final Clock clock;

    MailHealthIndicator(JdbcClient jdbc, NotificationSettings settings, Settings house, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.house = house;
        this.clock = clock;
    }

    @Override
    public Health health() {
        if (!StringUtils.hasText(settings.smtpHost())) {
            return house.demo() ? Health.up().withDetail("problem", "outbox").build() : warning("no-server");
        }
        return refusedFor(LONG) ? warning("refused") : Health.up().build();
    }

    private boolean refusedFor(Duration length) {
        Instant before = clock.instant().minus(length);
        return jdbc.sql("select exists (select from notification where state = 'waiting' and channel = 'mail'"
                        + " and tries > 1 and created_at < ?)")
                .param(NotificationRows.utc(before))
                .query(Boolean.class)
                .single();
    }

    private static Health warning(String problem) {
        return Health.status(HealthStates.WARNING)
                .withDetail("problem", problem)
                .build();
    }
}
