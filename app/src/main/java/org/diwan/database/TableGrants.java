package org.diwan.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/**
 * After the owner's migrations, gives the application's role what it needs of each table: to read and write all, but of
 * the audit's only to read and to add.
 */
class TableGrants implements Callback {

    /** Any number that nothing else locks. */
    private static final long LOCK = 0x6772616e7473L;

    private static final int WITH_MAINTAIN = 170_000;

    private final @Nullable String role;

    /** @param role of the application; none where it owns the tables itself */
    TableGrants(@Nullable String role) {
        this.role = role;
    }

    @Override
    public boolean supports(Event event, @Nullable Context context) {
        return role != null && event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, @Nullable Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement sql = context.getConnection().createStatement()) {
            // Of several nodes that start together one gives, the others wait.
            sql.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            String to = " to " + sql.enquoteIdentifier(String.valueOf(role), true);
            String all = " on all tables in schema " + schema(sql);
            sql.execute("grant usage on schema " + schema(sql) + to);
            sql.execute("grant select, insert, update, delete" + all + to);
            sql.execute("grant usage on all sequences in schema " + schema(sql) + to);
            if (version(sql) >= WITH_MAINTAIN) {
                sql.execute("grant maintain" + all + to);
            }
            closeAudit(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The application's role could not be given its rights", e);
        }
    }

    /** One by one: whoever adds a table of the audit does not have to think of this. */
    private void closeAudit(Statement sql) throws SQLException {
        sql.execute(
                """
                do $$
                declare name text;
                begin
                    for name in select format('%%I.%%I', schemaname, tablename) from pg_tables
                                 where schemaname = current_schema() and (tablename like 'audit\\_%%' or tablename = 'flyway_schema_history')
                    loop
                        execute 'revoke all on ' || name || ' from ' || quote_ident('%1$s');
                        execute 'grant select, insert on ' || name || ' to ' || quote_ident('%1$s');
                    end loop;
                end
                $$"""
                        .formatted(String.valueOf(role).replace("'", "''")));
    }

    private static String schema(Statement sql) throws SQLException {
        return sql.enquoteIdentifier(text(sql, "select current_schema()"), true);
    }

    private static int version(Statement sql) throws SQLException {
        return Integer.parseInt(text(sql, "show server_version_num"));
    }

    private static String text(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public String getCallbackName() {
        return "grants";
    }
}
