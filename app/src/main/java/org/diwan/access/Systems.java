package org.diwan.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue: systems, their roles, and which duties do not go together. */
@Repository
public class Systems {

    private final JdbcClient jdbc;

    Systems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All systems, in use or not. */
    public List<TargetSystem> all() {
        return jdbc.sql("select * from access_system order by id")
                .query(Systems::system)
                .list();
    }

    /** The system of that id. */
    public Optional<TargetSystem> find(String id) {
        return jdbc.sql("select * from access_system where id = ?")
                .param(id)
                .query(Systems::system)
                .optional();
    }

    /** All roles of all systems, in use or not. */
    public List<AccessRole> roles() {
        return jdbc.sql("select * from access_role order by system, id")
                .query(Systems::role)
                .list();
    }

    /** The role of that key, {@code system/role}. */
    public Optional<AccessRole> role(String key) {
        return roles().stream().filter(role -> role.key().equals(key)).findFirst();
    }

    /** All pairs of duties that do not go together. */
    public List<DutyConflict> conflicts() {
        return jdbc.sql("select * from access_conflict order by first_system, first_role, second_system, second_role")
                .query((row, index) -> new DutyConflict(
                        AccessRole.key(row.getString("first_system"), row.getString("first_role")),
                        AccessRole.key(row.getString("second_system"), row.getString("second_role")),
                        words(row, "reason")))
                .list();
    }

    private static TargetSystem system(ResultSet row, int index) throws SQLException {
        return new TargetSystem(
                row.getString("id"),
                row.getString("kind"),
                words(row, "name"),
                row.getString("owner"),
                row.getString("address"),
                row.getBoolean("enabled"));
    }

    private static AccessRole role(ResultSet row, int index) throws SQLException {
        @Nullable Integer longest = row.getObject("longest_days", Integer.class);
        return new AccessRole(
                row.getString("system"),
                row.getString("id"),
                words(row, "name"),
                row.getString("sensitivity"),
                longest,
                List.of((String[]) row.getArray("contains").getArray()),
                row.getBoolean("enabled"));
    }

    private static Words words(ResultSet row, String column) throws SQLException {
        return new Words(row.getString(column + "_en"), row.getString(column + "_ar"), row.getString(column + "_fr"));
    }
}
