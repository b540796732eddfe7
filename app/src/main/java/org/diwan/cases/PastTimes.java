package org.diwan.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.diwan.catalog.ExpectedTimes;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.catalog.WorkingTime;
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

    /** Cases that were taken back say nothing about how long an answer takes. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void learn() {
        Map<String, List<Duration>> past = new HashMap<>();
        jdbc.sql(
                        """
                select s.service, c.submitted_at, c.ended_at
                from unnest(:services) as s(service) cross join lateral (
                    select submitted_at, ended_at from case_file
                    where service = s.service and ended_at > :since and status <> 'WITHDRAWN'
                    order by ended_at desc limit :most) c""")
                .param("services", services.all().stream().map(Service::key).toArray(String[]::new))
                .param("since", CaseFiles.utc(clock.instant().minus(LOOKS_BACK)))
                .param("most", MOST)
                .query(row -> {
                    past.computeIfAbsent(row.getString(1), service -> new ArrayList<>())
                            .add(workingTime.between(
                                    row.getObject(2, OffsetDateTime.class).toInstant(),
                                    row.getObject(3, OffsetDateTime.class).toInstant()));
                });
        expected.learn(past);
    }
}
