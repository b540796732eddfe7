package org.diwan.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.diwan.web.Node;
import org.diwan.web.Readings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Which houses run on this database, and in which version: each says so of itself twice a minute. */
@Component
class Nodes {

    static final Readings RUNNING = new Readings(
            """
            select 'diwan.nodes', array['version', version], count(*)::float8
            from running_node where seen_at > :now - interval '2 minutes' group by version""");

    /** Who has said nothing for so long does not run; who has not for a day is forgotten. */
    private static final Duration SILENT = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String name;
    private final String version;
    private final Instant startedAt;

    Nodes(JdbcClient jdbc, Clock clock, Node node) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.name = node.place().replaceFirst("/$", "");
        this.version = Objects.requireNonNullElse(Nodes.class.getPackage().getImplementationVersion(), "unknown");
        this.startedAt = clock.instant();
    }

    /** One house. */
    record Running(String name, String version, Instant startedAt, Instant seenAt, boolean runs) {}

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT1S")
    void sayThatWeRun() {
        try {
            jdbc.sql(
                            """
                    insert into running_node (name, version, started_at, seen_at) values (:name, :version, :started, :now)
                    on conflict (name) do update set version = :version, started_at = :started, seen_at = :now""")
                    .param("name", name)
                    .param("version", version)
                    .param("started", utc(startedAt))
                    .param("now", utc(clock.instant()))
                    .update();
            jdbc.sql("delete from running_node where seen_at < ?")
                    .param(utc(clock.instant().minus(Duration.ofDays(1))))
                    .update();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The database is away", e);
        }
    }

    List<Running> all() {
        Instant silent = clock.instant().minus(SILENT);
        return jdbc.sql("select name, version, started_at, seen_at from running_node order by name")
                .query((row, index) -> {
                    Instant seenAt =
                            row.getObject("seen_at", OffsetDateTime.class).toInstant();
                    return new Running(
                            row.getString("name"),
                            row.getString("version"),
                            row.getObject("started_at", OffsetDateTime.class).toInstant(),
                            seenAt,
                            seenAt.isAfter(silent));
                })
                .list();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
