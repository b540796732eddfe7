package org.diwan.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The clock of a case, which stands still while the client has something to do: from the first open step of the client's
 * to the end of the last, the targets of the case and of its other steps move by as much working time of its office.
 */
@Repository
class CaseClock {

    private final JdbcClient jdbc;
    private final DueTimes dueTimes;

    CaseClock(JdbcClient jdbc, DueTimes dueTimes) {
        this.jdbc = jdbc;
        this.dueTimes = dueTimes;
    }

    private record Stopped(String office, Instant pausedAt, Instant dueAt, @Nullable Instant warnAt) {}

    private record Moving(long id, Instant enteredAt, @Nullable Instant warnAt, Instant dueAt) {}

    /** A step of the client has ended; the clock goes on unless there is another. */
    void clientLeft(String reference, Instant now) {
        jdbc.sql(
                        """
                select office, paused_at, due_at, warn_at from case_file
                where reference = :reference and paused_at is not null
                  and not exists (select from task t where t.reference = :reference
                                  and t.candidate_group = :applicant and t.ended_at is null)
                for no key update""")
                .param("reference", reference)
                .param("applicant", Projection.APPLICANT)
                .query(Stopped.class)
                .optional()
                .ifPresent(stopped -> goOn(reference, stopped, now));
    }

    private void goOn(String reference, Stopped stopped, Instant now) {
        String office = stopped.office();
        Duration waited = dueTimes.worked(office, stopped.pausedAt(), now);
        jdbc.sql(
                        """
                update case_file set paused_at = null, paused_seconds = paused_seconds + :waited, due_at = :due,
                                     warn_at = :warn
                where reference = :reference""")
                .param("waited", waited.toSeconds())
                .param("due", CaseFiles.utc(dueTimes.moved(office, stopped.dueAt(), waited)))
                .param("warn", utc(stopped.warnAt() == null ? null : dueTimes.moved(office, stopped.warnAt(), waited)))
                .param("reference", reference)
                .update();
        beside(reference).forEach(step -> {
            Instant from = step.enteredAt().isAfter(stopped.pausedAt()) ? step.enteredAt() : stopped.pausedAt();
            Duration lost = dueTimes.worked(office, from, now);
            move(
                    step.id(),
                    step.warnAt() == null ? null : dueTimes.moved(office, step.warnAt(), lost),
                    dueTimes.moved(office, step.dueAt(), lost));
        });
    }

    /** Steps of others that were open meanwhile; those of machines go by the clock. */
    private List<Moving> beside(String reference) {
        return jdbc.sql(
                        """
                select id, entered_at, warn_at, due_at from step
                where reference = ? and left_at is null and due_at is not null and kind in ('staff', 'outside')""")
                .param(reference)
                .query(Moving.class)
                .list();
    }

    private void move(long id, @Nullable Instant warnAt, Instant dueAt) {
        jdbc.sql("update step set warn_at = ?, due_at = ? where id = ?")
                .params(utc(warnAt), CaseFiles.utc(dueAt), id)
                .update();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : CaseFiles.utc(at);
    }
}
