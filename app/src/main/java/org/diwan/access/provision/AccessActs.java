package org.diwan.access.provision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.diwan.access.AccessTried;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done in systems for cases; never changed afterwards. */
@Repository
public class AccessActs {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AccessActs(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    void add(AccessAct act) {
        jdbc.sql(
                        """
                insert into access_act (reference, user_name, system, act, roles, done, read_back, problem, by_whom, at)
                values (:reference, :userName, :system, :act, :roles, :done, :readBack, :problem, :byWhom, :at)""")
                .param("reference", act.reference())
                .param("userName", act.userName())
                .param("system", act.system())
                .param("act", act.act())
                .param("roles", array(act.roles()))
                .param("done", act.done())
                .param("readBack", array(act.readBack()))
                .param("problem", act.problem() == null ? null : act.problem().toString())
                .param("byWhom", act.byWhom())
                .param("at", OffsetDateTime.ofInstant(act.at(), ZoneOffset.UTC))
                .update();
        events.publishEvent(new AccessTried(
                act.reference(),
                act.system(),
                act.userName(),
                AccessTried.Act.valueOf(act.act().toUpperCase(Locale.ROOT)),
                act.roles(),
                act.done(),
                act.byWhom()));
    }

    private static String @Nullable [] array(@Nullable List<String> texts) {
        return texts == null ? null : texts.toArray(String[]::new);
    }

    /** All of a case, oldest first. */
    public List<AccessAct> ofCase(String reference) {
        return jdbc.sql("select * from access_act where reference = ? order by id")
                .param(reference)
                .query(AccessActs::act)
                .list();
    }

    private static AccessAct act(ResultSet row, int index) throws SQLException {
        String problem = row.getString("problem");
        return new AccessAct(
                row.getString("reference"),
                row.getString("user_name"),
                row.getString("system"),
                row.getString("act"),
                texts(row, "roles"),
                row.getBoolean("done"),
                row.getArray("read_back") == null ? null : texts(row, "read_back"),
                problem == null ? null : Problem.of(problem),
                row.getString("by_whom"),
                row.getTimestamp("at").toInstant());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
