package org.diwan.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The moments that filters of tasks name: now, and where the next days begin. */
@Component
class TaskTimes {

    private static final long SLOT = 15L * 60;

    private final Clock clock;
    private final ZoneId zone;

    TaskTimes(Clock clock, @Value("${diwan.zone}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    Map<String, Object> values() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Map<String, Object> values = new HashMap<>();
        values.put("now", CaseFiles.utc(now));
        values.put("slot", CaseFiles.utc(slot(now)));
        values.put("tomorrow", CaseFiles.utc(begins(today.plusDays(1))));
        values.put("after", CaseFiles.utc(begins(today.plusDays(2))));
        return values;
    }

    /** The quarter of an hour, as the database cuts it. */
    static Instant slot(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), SLOT) * SLOT);
    }

    private Instant begins(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
