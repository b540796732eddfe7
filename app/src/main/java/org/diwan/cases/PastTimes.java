package org.diwan.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.diwan.calendar.WorkingTime;
import org.diwan.catalog.ExpectedTimes;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the catalogue how long the last cases of each service took. */
@Component
class PastTimes {

    private static final Duration LOOKS_BACK = Duration.ofDays(365);

    /** So many of each service say enough, and the work stays the same however many there are. */
    private static final int MOST = 2000;

    private final JdbcClient jdbc;
    private final Services services;
    private final WorkingTime workingTime;
    private final ExpectedTimes expected;
    private final Clock clock;

    PastTimes(JdbcClient jdbc, Services services, WorkingTime workingTime, ExpectedTimes expected, Clock clock) {
        this.jdbc = jdbc;
        this.services = services;
        this.workingTime = workingTime;
        this.expected = expected;
        this.clock = clock;
    }

    /**
     * A case counts until it is first decided, without the days on which it waited for its client. Cases that were taken
     * back say nothing about how long an answer takes.
     */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void learn() {
        expected.learn(services.all().stream().collect(Collectors.toMap(Service::key, this::timesOf)));
    }

    private List<Duration> timesOf(Service service) {
        return jdbc.sql(
                        """
                select submitted_at, decided_at, paused_seconds from case_file
                where service = :service and decided_at > :since and decided_as is distinct from 'WITHDRAWN'
                order by decided_at desc limit :most""")
                .param("service", service.key())
                .param("since", CaseFiles.utc(clock.instant().minus(LOOKS_BACK)))
                .param("most", MOST)
                .query((row, number) -> workingTime
                        .between(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getObject(2, OffsetDateTime.class).toInstant())
                        .minusSeconds(row.getLong(3)))
                .list();
    }
}
