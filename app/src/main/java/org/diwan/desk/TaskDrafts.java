package org.diwan.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.diwan.cases.Jsonb;
import org.diwan.forms.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** What people typed into the forms of tasks, right or wrong, one for each task and author. */
@Repository
class TaskDrafts {

    /** After the end of a task, for those who did not finish it. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String FORM = "";

    private final JdbcClient jdbc;
    private final Jsonb json;
    private final Clock clock;

    TaskDrafts(JdbcClient jdbc, Jsonb json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What one author typed.
     *
     * @param values what of it could be taken, files among it
     * @param version counts how often it was saved, from 1
     */
    record Draft(
            String author, Map<String, Object> values, Map<String, List<String>> typed, int version, Instant savedAt) {

        Answers answers() {
            return Answers.of(values, typed);
        }
    }

    Optional<Draft> of(String task, String author) {
        return jdbc.sql("select * from task_draft where task = ? and author = ?")
                .params(task, author)
                .query(this::draft)
                .optional();
    }

    /** What the holder of a task goes on with: their own draft, else the last that somebody before them left. */
    Optional<Draft> toGoOnWith(String task, String holder) {
        return jdbc.sql("select * from task_draft where task = ? order by author = ? desc, saved_at desc limit 1")
                .params(task, holder)
                .query(this::draft)
                .optional();
    }

    /**
     * Keeps what an author typed.
     *
     * @param seen version that the author had before their eyes, 0 for none; null: whichever
     * @return false where another window has saved meanwhile; nothing is overwritten then
     */
    boolean keep(String task, String author, Answers answers, @Nullable Integer seen) {
        return jdbc.sql(
                                """
                insert into task_draft (task, author, answers, typed, version, saved_at)
                values (:task, :author, :answers::jsonb, :typed::jsonb, 1, :now)
                on conflict (task, author) do update set answers = excluded.answers, typed = excluded.typed,
                  version = task_draft.version + 1, saved_at = excluded.saved_at
                where task_draft.version = coalesce(:seen, task_draft.version)""")
                        .param("task", task)
                        .param("author", author)
                        .param("answers", json.write(answers.values()))
                        .param("typed", json.write(Map.of(FORM, answers.typed())))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("seen", seen, Types.INTEGER)
                        .update()
                == 1;
    }

    /** Forgets an author's draft, where it is still the one that they saw. */
    void remove(String task, String author, @Nullable Integer seen) {
        jdbc.sql(
                        "delete from task_draft where task = :task and author = :author and version = coalesce(:seen, version)")
                .param("task", task)
                .param("author", author)
                .param("seen", seen, Types.INTEGER)
                .update();
    }

    /** Forgets what belongs to tasks that ended long ago. */
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        jdbc.sql(
                        """
                delete from task_draft d using task t
                where d.saved_at < :oldest and t.id = d.task and t.ended_at < :oldest""")
                .param("oldest", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getString("author"),
                json.read(row.getString("answers")),
                json.readTyped(row.getString("typed")).getOrDefault(FORM, Map.of()),
                row.getInt("version"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
