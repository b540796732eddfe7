package org.diwan.access.leaving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each revocation has done so far; every step may be done again. */
@Repository
class Revocations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Revocations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that the case has begun; the day is that of the staff list, today where it has none. */
    void begin(String reference, String userName, String orderedBy) {
        jdbc.sql(
                        """
                insert into access_revocation (reference, user_name, ordered_by, left_on, ordered_at)
                values (:reference, :user, :by,
                    coalesce((select left_on from staff_member where user_name = :user), :today), :now)
                on conflict (reference) do nothing""")
                .param("reference", reference)
                .param("user", userName)
                .param("by", orderedBy)
                .param("today", LocalDate.now(clock))
                .param("now", now())
                .update();
    }

    void accountClosed(String reference, boolean hadAccount, int sessionsEnded) {
        jdbc.sql(
                        """
                update access_revocation set had_account = had_account or :had, sessions_ended = sessions_ended + :ended,
                       account_closed_at = coalesce(account_closed_at, :now) where reference = :reference""")
                .param("had", hadAccount)
                .param("ended", sessionsEnded)
                .param("now", now())
                .param("reference", reference)
                .update();
    }

    void workHandedOver(String reference, int tasks) {
        jdbc.sql("update access_revocation set tasks_handed_over = tasks_handed_over + ? where reference = ?")
                .params(tasks, reference)
                .update();
    }

    void requestsEnded(String reference, Collection<String> requests) {
        jdbc.sql("update access_revocation set requests_ended = ? where reference = ?")
                .params(requests.toArray(String[]::new), reference)
                .update();
    }

    void proven(String reference) {
        jdbc.sql("update access_revocation set proven_at = coalesce(proven_at, ?) where reference = ?")
                .params(now(), reference)
                .update();
    }

    Optional<Revocation> find(String reference) {
        return jdbc.sql("select * from access_revocation where reference = ?")
                .param(reference)
                .query(Revocations::revocation)
                .optional();
    }

    List<String> provenOf(String userName) {
        return jdbc.sql(
                        """
                select reference from access_revocation where user_name = ? and proven_at is not null
                 order by proven_at desc""")
                .param(userName)
                .query(String.class)
                .list();
    }

    private static Revocation revocation(ResultSet row, int index) throws SQLException {
        return new Revocation(
                row.getString("reference"),
                row.getString("user_name"),
                row.getString("ordered_by"),
                row.getObject("left_on", LocalDate.class),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("had_account"),
                row.getInt("sessions_ended"),
                instant(row, "account_closed_at"),
                List.of((String[]) row.getArray("requests_ended").getArray()),
                row.getInt("tasks_handed_over"),
                instant(row, "proven_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
