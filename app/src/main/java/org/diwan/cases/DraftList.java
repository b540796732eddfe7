package org.diwan.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a client has begun and not sent yet, last touched first. */
@Repository
class DraftList {

    private static final int MOST = 10;

    private final JdbcClient jdbc;
    private final Jsonb json;
    private final Clock clock;

    DraftList(JdbcClient jdbc, Jsonb json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Something begun.
     *
     * @param daysLeft begun days until it is forgotten
     */
    record Begun(UUID id, String service, Map<String, Object> answers, Instant changedAt, long daysLeft) {

        String address() {
            return Drafts.address(service, id);
        }
    }

    List<Begun> ofClient(String client) {
        return jdbc.sql(
                        """
                select id, service, answers, updated_at from draft
                where client = ? and updated_at > ? order by updated_at desc limit ?""")
                .params(client, CaseFiles.utc(clock.instant().minus(Drafts.KEPT)), MOST)
                .query((row, number) -> {
                    Instant changed =
                            row.getObject("updated_at", OffsetDateTime.class).toInstant();
                    Duration left = Duration.between(clock.instant(), changed.plus(Drafts.KEPT));
                    return new Begun(
                            row.getObject("id", UUID.class),
                            row.getString("service"),
                            json.read(row.getString("answers")),
                            changed,
                            left.plusDays(1).minusNanos(1).toDays());
                })
                .list();
    }

    Optional<Begun> find(UUID id, String client) {
        return ofClient(client).stream().filter(begun -> begun.id().equals(id)).findFirst();
    }
}
