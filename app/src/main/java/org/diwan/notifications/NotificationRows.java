package org.diwan.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diwan.web.IncidentSource;
import org.diwan.web.Node;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of messages to send. */
@Repository
class NotificationRows {

    private final JdbcClient jdbc;

    NotificationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the message unless its key is there: an event told twice makes one message. */
    void add(Notification message, String state) {
        jdbc.sql(
                        """
                insert into notification (id, idempotency_key, reference, service, notice, client, channel, recipient,
                                          language, state, next_try_at, last_answer, created_at)
                values (:id, :key, :reference, :service, :notice, :client, :channel, :recipient,
                        :language, :state, :at, :answer, :at)
                on conflict (idempotency_key) do nothing""")
                .param("id", message.id())
                .param("key", message.key())
                .param("reference", message.reference())
                .param("service", message.service())
                .param("notice", message.notice())
                .param("client", message.client())
                .param("channel", message.channel().code())
                .param("recipient", message.recipient())
                .param("language", message.language())
                .param("state", state)
                .param("answer", message.lastAnswer())
                .param("at", utc(message.createdAt()))
                .update();
    }

    /** Takes one message that is due, for as long as the lease lasts; nobody else gets it meanwhile. */
    Optional<Notification> claim(Node node, Instant now, Duration lease) {
        return jdbc.sql(
                        """
                update notification set leased_until = :end, leased_by = :owner, tries = tries + 1
                where id = (select id from notification
                            where state = 'waiting' and next_try_at <= :now
                              and (leased_until is null or leased_until < :now)
                            order by next_try_at limit 1 for update skip locked)
                returning *""")
                .param("now", utc(now))
                .param("end", utc(now.plus(lease)))
                .param("owner", node.owner())
                .query(NotificationRows::row)
                .optional();
    }

    /** Ends the leases that an earlier, killed run of the node held. */
    void free(Node node) {
        jdbc.sql(
                        """
                update notification set leased_until = null
                where state = 'waiting' and leased_until is not null
                  and starts_with(leased_by, :place) and leased_by <> :owner""")
                .param("place", node.place())
                .param("owner", node.owner())
                .update();
    }

    /** False where it was settled before. */
    boolean settle(UUID id, String state, Instant now) {
        return jdbc.sql(
                                """
                update notification set state = ?, settled_at = ?, leased_until = null
                where id = ? and state in ('waiting', 'given-up')""")
                        .params(state, utc(now), id)
                        .update()
                == 1;
    }

    void tryAgain(UUID id, Instant next, String answer) {
        jdbc.sql(
                        """
                update notification set next_try_at = ?, last_answer = ?, leased_until = null
                where id = ? and state = 'waiting'""")
                .params(utc(next), answer, id)
                .update();
    }

    void giveUp(UUID id, Instant now, String answer) {
        jdbc.sql(
                        """
                update notification set state = 'given-up', settled_at = ?, last_answer = ?, leased_until = null
                where id = ? and state = 'waiting'""")
                .params(utc(now), answer, id)
                .update();
    }

    /** A message given up waits anew, with all its tries before it; false where it was not given up. */
    boolean revive(UUID id, Instant now) {
        return jdbc.sql(
                                """
                update notification set state = 'waiting', tries = 0, next_try_at = ?, settled_at = null
                where id = ? and state = 'given-up' and channel <> 'letter'""")
                        .params(utc(now), id)
                        .update()
                == 1;
    }

    /** Nothing was sent after all. */
    void remove(UUID id) {
        jdbc.sql("delete from notification where id = ?").param(id).update();
    }

    List<Notification> givenUp() {
        return jdbc.sql("select * from notification where state = 'given-up' order by created_at limit ?")
                .param(IncidentSource.MOST)
                .query(NotificationRows::row)
                .list();
    }

    Optional<Notification> find(UUID id) {
        return jdbc.sql("select * from notification where id = ?")
                .param(id)
                .query(NotificationRows::row)
                .optional();
    }

    String state(UUID id) {
        return jdbc.sql("select state from notification where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("sent");
    }

    /** How many are in a state: waiting, retrying or given up. */
    long count(String state) {
        return jdbc.sql("select count(*) from notification where " + condition(state))
                .query(Long.class)
                .single();
    }

    /** Those in a state, what is due first before the rest. */
    List<Queued> page(String state, int limit, int offset) {
        return jdbc.sql("select * from notification where " + condition(state)
                        + " order by next_try_at, id limit ? offset ?")
                .params(limit, offset)
                .query((row, number) -> new Queued(
                        row(row, number),
                        row.getObject("next_try_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** A message and when it is tried next. */
    record Queued(Notification message, Instant next) {}

    private static String condition(String state) {
        return switch (state) {
            case "given-up" -> "state = 'given-up'";
            case "retrying" -> "state = 'waiting' and tries > 0";
            default -> "state = 'waiting'";
        };
    }

    static Notification row(ResultSet row, int number) throws SQLException {
        return new Notification(
                row.getObject("id", UUID.class),
                row.getString("idempotency_key"),
                row.getString("reference"),
                row.getString("service"),
                row.getString("notice"),
                row.getString("client"),
                Channel.of(row.getString("channel")),
                row.getString("recipient"),
                row.getString("language"),
                row.getInt("tries"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("last_answer"));
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
