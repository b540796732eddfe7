package org.diwan.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Whoever a complete staff list does not name has left today. Half a file must lock nobody out: not one row may be refused,
 * and a tenth of the staff may be missing at most.
 */
final class MissingStaff {

    private static final int TENTH = 10;
    private static final String MISSING =
            """
            from staff_member t where (t.left_on is null or t.left_on > date '%s')
             and not exists (select from stage s where s.user_name = t.user_name)""";

    private final Statement sql;
    private final String today;

    MissingStaff(Statement sql, Clock clock) {
        this.sql = sql;
        this.today = LocalDate.now(clock).toString();
    }

    /** Notes that they have left; what was refused, or too much missing, is said and changes nobody. */
    ImportReport left(ImportReport report) throws SQLException {
        if (!report.refusals().isEmpty()) {
            return refused(report, "rows were refused, so nobody is taken to have left");
        }
        long missing = count("select count(*) " + MISSING.formatted(today));
        long staff = count("select count(*) from staff_member where left_on is null or left_on > date '" + today + "'");
        if (missing > Math.max(1, staff / TENTH)) {
            return refused(report, missing + " of " + staff + " are missing, too many to be taken to have left");
        }
        sql.executeUpdate("update staff_member u set left_on = greatest(u.joined_on, date '" + today
                + "'), recorded_at = now() where u.user_name in (select t.user_name " + MISSING.formatted(today) + ")");
        return new ImportReport(
                report.read(), report.added(), report.changed(), report.same(), missing, report.refusals());
    }

    private long count(String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static ImportReport refused(ImportReport report, String reason) {
        List<Refusal> refusals = new ArrayList<>();
        refusals.add(new Refusal(1, "user_name", reason));
        refusals.addAll(report.refusals());
        return new ImportReport(report.read(), report.added(), report.changed(), report.same(), refusals);
    }
}
