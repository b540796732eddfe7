package org.diwan.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was begun for a client and not sent yet, last touched first. Whoever began it sees it, nobody else. */
@Repository
public class DraftList {

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
    public record Begun(
            UUID id, String service, String address, Map<String, Object> answers, Instant changedAt, long daysLeft) {}

    /** Begun by clients themselves. */
    List<Begun> ofClient(String client) {
        return begun(client, null);
    }

    /** Begun for the client by this one of the staff. */
    public List<Begun> ofStaff(String client, String userName) {
        return begun(client, userName);
    }

    private List<Begun> begun(String client, @Nullable String by) {
        return jdbc.sql(
                        """
                select * from draft
                where client = :client and begun_by is not distinct from :by and updated_at > :oldest
                order by updated_at desc limit :most""")
                .param("client", client)
                .param("by", by)
                .param("oldest", CaseFiles.utc(clock.instant().minus(Drafts.KEPT)))
                .param("most", MOST)
                .query((row, number) -> {
                    Instant changed =
                            row.getObject("updated_at", OffsetDateTime.class).toInstant();
                    Duration left = Duration.between(clock.instant(), changed.plus(Drafts.KEPT));
                    return new Begun(
                            row.getObject("id", UUID.class),
                            row.getString("service"),
                            new Manner(row.getString("channel"), by, row.getBoolean("card_seen"))
                                    .address(row.getString("service"), client, row.getObject("id", UUID.class)),
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
