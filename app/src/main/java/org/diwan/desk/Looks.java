package org.diwan.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.diwan.desk.Look.Reason;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps why staff looked at a client, and tells of each look. */
@Repository
class Looks {

    /** How long a reason holds, in the session in which it was given. */
    private static final Duration HOLDS = Duration.ofMinutes(30);

    /** A page about the client is opened. */
    static final String SEEN = "client-seen";
    /** Their telephone number and address, which are masked else. */
    static final String CONTACTS_SEEN = "client-contacts-seen";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Looks(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps a reason; gives its number. */
    @Transactional
    long begin(String client, String by, Look look) {
        long id = jdbc.sql(
                        """
                insert into client_look (client, by_whom, reason, reference, words, at)
                values (?, ?, ?, ?, ?, ?) returning id""")
                .params(
                        client,
                        by,
                        look.reason().key(),
                        look.reference(),
                        look.words(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        events.publishEvent(new ClientSeen(
                "client-look-begun", client, by, id, look.reason().key(), look.reference()));
        return id;
    }

    /** The reason of that number, while it holds, of this client and this clerk. */
    Optional<Look> holding(long id, String client, String by) {
        return jdbc.sql("select * from client_look where id = ? and client = ? and by_whom = ? and at > ?")
                .params(id, client, by, clock.instant().minus(HOLDS).atOffset(ZoneOffset.UTC))
                .query(Looks::look)
                .optional();
    }

    /** Tells what is looked at now. */
    @Transactional
    void seen(String act, long id, String client, String by, Look look) {
        events.publishEvent(new ClientSeen(act, client, by, id, look.reason().key(), look.reference()));
    }

    private static Look look(ResultSet row, int number) throws SQLException {
        return new Look(Reason.of(row.getString("reason")), row.getString("reference"), row.getString("words"));
    }
}
