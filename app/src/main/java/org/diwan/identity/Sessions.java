package org.diwan.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.diwan.identity.SessionEnded.Why;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of an account: looked through by its owner, ended by them or by whoever may. An ended one is out at the next click. */
@Repository
public class Sessions {

    static final String STAY = "stay";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * One that goes on.
     *
     * @param id by which it is ended; it opens nothing
     * @param lastClick to the minute
     * @param browser and system as people call them, empty where they are not known
     * @param current whether it is the one that asks
     */
    public record Open(
            String id,
            Instant since,
            Instant lastClick,
            String address,
            String browser,
            String system,
            boolean current) {

        /** The address as people know it. */
        public String shortAddress() {
            return SignIns.brief(address);
        }
    }

    private record Kept(String id, String sessionId, Instant lastClick, Stay stay) {}

    /**
     * Those of the account that go on, the one used last first.
     *
     * @param currentId id of the session that asks, empty where none does
     */
    public List<Open> of(String userName, String currentId) {
        return jdbc
                .sql(
                        """
                select primary_id, session_id, last_access_time, attribute_bytes
                  from web_session join web_session_attributes on session_primary_id = primary_id
                 where principal_name = ? and attribute_name = ? and expiry_time > ?""")
                .params(userName, STAY, clock.millis())
                .query(Sessions::kept)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Kept::lastClick).reversed())
                .map(kept -> new Open(
                        kept.id(),
                        kept.stay().since(),
                        kept.lastClick(),
                        kept.stay().address(),
                        kept.stay().device().browser(),
                        kept.stay().device().system(),
                        kept.sessionId().equals(currentId)))
                .toList();
    }

    private static Optional<Kept> kept(ResultSet row, int index) throws SQLException {
        return SessionCodec.value(row.getBytes("attribute_bytes")) instanceof Stay stay
                ? Optional.of(new Kept(
                        row.getString("primary_id"),
                        row.getString("session_id"),
                        Instant.ofEpochMilli(row.getLong("last_access_time")),
                        stay))
                : Optional.empty();
    }

    /** Ends this one of the account; false where it has none such. */
    @Transactional
    public boolean end(String userName, String id, String by) {
        int many = jdbc.sql("delete from web_session where primary_id = ? and principal_name = ?")
                .params(id, userName)
                .update();
        return tell(userName, by, Why.ONE, many) > 0;
    }

    /** Ends all of the account but the one that asks, and tells how many. */
    @Transactional
    public int endOthers(String userName, String currentId, String by) {
        return tell(
                userName,
                by,
                Why.OTHERS,
                jdbc.sql("delete from web_session where principal_name = ? and session_id <> ?")
                        .params(userName, currentId)
                        .update());
    }

    /** The same, and those that are just beginning; the one that asks has to begin anew. */
    @Transactional
    public int endOthersAndBeginning(String userName, String currentId, String by) {
        from(userName);
        return endOthers(userName, currentId, by);
    }

    /** Ends all of the account, those too that are just beginning, and tells how many. */
    @Transactional
    public int endAll(String userName, String by) {
        from(userName);
        return tell(
                userName,
                by,
                Why.ALL,
                jdbc.sql("delete from web_session where principal_name = ?")
                        .param(userName)
                        .update());
    }

    private void from(String userName) {
        jdbc.sql("update account set sessions_from = ? where user_name = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), userName)
                .update();
    }

    /** Its owner has signed out. */
    @Transactional
    public void signedOut(String userName, String currentId) {
        int many = jdbc.sql("delete from web_session where principal_name = ? and session_id = ?")
                .params(userName, currentId)
                .update();
        tell(userName, userName, Why.SIGNED_OUT, many);
    }

    private int tell(String userName, String by, Why why, int many) {
        if (many > 0) {
            events.publishEvent(new SessionEnded(userName, by, why, many, clock.instant()));
        }
        return many;
    }
}
