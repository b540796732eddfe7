package org.diwan.cases;

import java.time.Duration;
import org.diwan.cases.Visit.Due;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** By when cases and steps are to be done, in their rows. */
@Repository
class DueRows {

    private final JdbcClient jdbc;

    DueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param paused working time that the client has taken, which {@code due} counts in */
    void ofCase(String reference, Due due, Duration paused) {
        jdbc.sql("update case_file set due_at = ?, warn_at = ?, paused_seconds = ? where reference = ?")
                .params(CaseFiles.utc(due.dueAt()), CaseFiles.utc(due.warnAt()), paused.toSeconds(), reference)
                .update();
    }

    void ofStep(long id, Due due) {
        jdbc.sql("update step set target_seconds = ?, due_at = ?, warn_at = ? where id = ?")
                .params(due.seconds(), CaseFiles.utc(due.dueAt()), CaseFiles.utc(due.warnAt()), id)
                .update();
    }

    /** The open task of a step that is due at another time now. */
    void ofTask(String reference, String element, Due due) {
        jdbc.sql("update task set due_at = ? where reference = ? and element = ? and ended_at is null")
                .params(CaseFiles.utc(due.dueAt()), reference, element)
                .update();
    }
}
