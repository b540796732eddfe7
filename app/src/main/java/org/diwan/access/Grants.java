package org.diwan.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Roles asked for and held: their rows, which nobody deletes. */
@Repository
public class Grants {

    private final JdbcClient jdbc;
    private final Clock clock;

    Grants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The grant of that number. */
    public Optional<Grant> find(long id) {
        return jdbc.sql("select * from access_grant where id = ?")
                .param(id)
                .query(Grant.class)
                .optional();
    }

    /** What the person asks for, is being given, holds, or is losing. */
    public List<Grant> ofPerson(String userName) {
        return jdbc.sql(
                        """
                select * from access_grant where user_name = ? and state in ('asked', 'granting', 'held', 'removing')
                order by system, role, id""")
                .param(userName)
                .query(Grant.class)
                .list();
    }

    /** Everything that the access request asked for. */
    public List<Grant> ofRequest(String reference) {
        return jdbc.sql("select * from access_grant where reference = ? order by system, role, id")
                .param(reference)
                .query(Grant.class)
                .list();
    }

    /** Whom requests are for, by reference. */
    Map<String, String> people(Collection<String> references) {
        Map<String, String> people = new HashMap<>();
        if (!references.isEmpty()) {
            jdbc.sql("select distinct reference, user_name from access_grant where reference in (:references)")
                    .param("references", references)
                    .query(row -> {
                        people.put(row.getString(1), row.getString(2));
                    });
        }
        return people;
    }

    /** Everything that the case removes or has removed, whichever request had asked for it. */
    public List<Grant> removedBy(String reference) {
        return jdbc.sql("select * from access_grant where removed_by = ? order by system, role, id")
                .param(reference)
                .query(Grant.class)
                .list();
    }

    /** What the request asked for, in another state; only grants that are in {@code from} move. */
    int move(String reference, String from, String to) {
        return jdbc.sql("update access_grant set state = ? where reference = ? and state = ?")
                .params(to, reference, from)
                .update();
    }

    /** These have been given and read back. */
    public void held(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(
                            """
                    update access_grant set state = 'held', held_at = coalesce(held_at, :at), read_back = :at
                    where id in (:ids) and state in ('granting', 'held')""")
                    .param("at", now())
                    .param("ids", ids)
                    .update();
        }
    }

    /** These are to be removed by that case; those that nobody holds any more stay as they are. */
    public void removing(Collection<Long> ids, String by) {
        if (!ids.isEmpty()) {
            jdbc.sql(
                            """
                    update access_grant set state = 'removing', removed_by = :by
                    where id in (:ids) and state in ('granting', 'held', 'failed')""")
                    .param("by", by)
                    .param("ids", ids)
                    .update();
        }
    }

    /** These have been taken and it was read back that they are gone. */
    public void removed(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(
                            """
                    update access_grant set state = 'removed', removed_at = :at, read_back = :at
                    where id in (:ids) and state = 'removing'""")
                    .param("at", now())
                    .param("ids", ids)
                    .update();
        }
    }

    /**
     * Ends a grant that another takes the place of.
     *
     * @return the request that it came from, where it was still held
     */
    Optional<String> replace(long id, String by) {
        return jdbc.sql(
                        """
                update access_grant set state = 'removed', removed_by = ?, removed_at = ?
                where id = ? and state = 'held' returning reference""")
                .params(by, now(), id)
                .query(String.class)
                .optional();
    }

    /** Adds a grant that the person asks for. */
    void ask(
            String reference,
            String userName,
            AccessRole role,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String control,
            @Nullable Long replaces) {
        jdbc.sql(
                        """
                insert into access_grant (user_name, system, role, valid_from, valid_until, reference, state, control,
                                          asked_at, replaces)
                values (?, ?, ?, ?, ?, ?, 'asked', ?, ?, ?)""")
                .params(userName, role.system(), role.id(), from, until, reference, control, now(), replaces)
                .update();
    }

    private OffsetDateTime now() {
        Instant instant = clock.instant();
        return instant.atOffset(ZoneOffset.UTC);
    }
}
