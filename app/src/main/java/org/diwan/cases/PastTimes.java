package org.diwan.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Map<String, Duration>> past = new HashMap<>();
        services.all().forEach(service -> past.put(service.key(), timesOf(service)));
        expected.learn(past.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, times -> List.copyOf(times.getValue().values()))));
    }

    private Map<String, Duration> timesOf(Service service) {
        Map<String, Duration> times = new HashMap<>();
        jdbc.sql(
                        """
                select c.reference, c.submitted_at, c.decided_at, t.created_at, t.ended_at
                from (select f.reference, f.submitted_at,
                             coalesce((select min(e.at) from timeline_entry e
                                        where e.reference = f.reference and e.element = any(:decisions)),
                                      f.ended_at) as decided_at
                        from case_file f
                       where f.service = :service and f.ended_at > :since and f.status <> 'WITHDRAWN'
                       order by f.ended_at desc limit :most) c
                left join task t on t.reference = c.reference and t.candidate_group = :applicant
                                and t.ended_at <= c.decided_at""")
                .param("service", service.key())
                .param("decisions", service.description().outcomes().keySet().toArray(String[]::new))
                .param("since", CaseFiles.utc(clock.instant().minus(LOOKS_BACK)))
                .param("applicant", Projection.APPLICANT)
                .param("most", MOST)
                .query(row -> {
                    Duration waited = worked(row, 4);
                    times.merge(row.getString(1), worked(row, 2).minus(waited), (time, again) -> time.minus(waited));
                });
        return times;
    }

    /** The working time between two columns; none where they are empty. */
    private Duration worked(ResultSet row, int from) throws SQLException {
        OffsetDateTime start = row.getObject(from, OffsetDateTime.class);
        return start == null
                ? Duration.ZERO
                : workingTime.between(
                        start.toInstant(),
                        row.getObject(from + 1, OffsetDateTime.class).toInstant());
    }
}
