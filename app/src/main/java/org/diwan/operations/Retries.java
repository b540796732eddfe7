package org.diwan.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.diwan.operations.OpenIncidents.One;
import org.diwan.web.IncidentSource;
import org.diwan.web.IncidentSource.State;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has work tried again, each piece in a transaction of its own, and keeps who wanted it, so that what became of it can be seen. */
@Component
class Retries {

    /** So many of one cause at once. */
    static final int MOST = 500;

    private static final Duration SHOWN = Duration.ofHours(24);
    private static final int LINES = 20;

    private final OpenIncidents incidents;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Retries(
            OpenIncidents incidents,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Work that was tried again.
     *
     * @param what the work, in the language of who had it tried
     */
    record Tried(
            String source,
            String workId,
            String what,
            String service,
            @Nullable String reference,
            String by,
            Instant at,
            State state) {}

    /** How many of these are on their way again; the others were already, or have nowhere to go. */
    int retry(List<One> some, String by) {
        return (int) some.stream()
                .limit(MOST)
                .filter(one -> Boolean.TRUE.equals(transactions.execute(status -> retry(one, by))))
                .count();
    }

    private boolean retry(One one, String by) {
        IncidentSource source = incidents.source(one.source()).orElseThrow();
        if (!source.retry(one.incident().id())) {
            return false;
        }
        jdbc.sql(
                        """
                insert into retried_work (source, work_id, what, service, reference, asked_by, asked_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        one.source(),
                        one.incident().id(),
                        one.incident().what(),
                        one.incident().where(),
                        one.incident().reference(),
                        by,
                        Nodes.utc(clock.instant()))
                .update();
        events.publishEvent(new WorkRetried(
                one.source(), one.incident().work(), one.incident().reference(), by));
        return true;
    }

    /** The last ones of a day, newest first, each as it stands now. */
    List<Tried> lately() {
        return jdbc
                .sql(
                        """
                select distinct on (source, work_id) * from
                    (select * from retried_work where asked_at > ? order by asked_at desc limit ?) lately
                order by source, work_id, asked_at desc""")
                .params(Nodes.utc(clock.instant().minus(SHOWN)), LINES)
                .query((row, index) -> new Tried(
                        row.getString("source"),
                        row.getString("work_id"),
                        row.getString("what"),
                        row.getString("service"),
                        row.getString("reference"),
                        row.getString("asked_by"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        incidents.source(row.getString("source")).orElseThrow().state(row.getString("work_id"))))
                .list()
                .stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .toList();
    }
}
