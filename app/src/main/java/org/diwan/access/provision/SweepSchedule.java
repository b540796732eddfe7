package org.diwan.access.provision;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Reads the systems every night. Where several nodes do, the first reads and the others find it done. */
@Component
class SweepSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(SweepSchedule.class);
    private static final Duration JUST_NOW = Duration.ofMinutes(30);

    private final Sweep sweep;
    private final AccessSystems systems;
    private final SweepRows rows;
    private final Clock clock;

    SweepSchedule(Sweep sweep, AccessSystems systems, SweepRows rows, Clock clock) {
        this.sweep = sweep;
        this.systems = systems;
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(cron = "${diwan.access.sweep:0 30 2 * * *}", zone = "${diwan.zone:Asia/Riyadh}")
    void look() {
        try {
            systems.all().stream().filter(this::isDue).forEach(sweep::one);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Systems cannot be read, the database is away: {}",
                    e.getClass().getSimpleName());
        }
    }

    private boolean isDue(String system) {
        return rows.begun(system)
                .map(begun -> begun.isBefore(clock.instant().minus(JUST_NOW)))
                .orElse(true);
    }
}
