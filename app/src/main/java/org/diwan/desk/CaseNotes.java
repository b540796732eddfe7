package org.diwan.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.diwan.cases.Case;
import org.diwan.cases.CaseEvent.CaseNoted;
import org.diwan.cases.Uploads;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What staff tell each other about a case, files with it; clients never see it. */
@Repository
class CaseNotes {

    private static final Duration REPEATED_WITHIN = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Uploads uploads;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseNotes(JdbcClient jdbc, Uploads uploads, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.uploads = uploads;
        this.events = events;
        this.clock = clock;
    }

    enum Kind {
        COMMENT,
        /** A task was passed on or reassigned. */
        PASSED,
        /** The case became more urgent, or less. */
        PRIORITY
    }

    /**
     * One note.
     *
     * @param to who got the task, or what the priority is
     * @param uploads ids of the files that came with it
     */
    record Note(Kind kind, String author, @Nullable String to, String text, List<UUID> uploads, Instant at) {}

    List<Note> of(String reference) {
        return jdbc.sql("select * from case_note where reference = ? order by id")
                .param(reference)
                .query(CaseNotes::note)
                .list();
    }

    /** Adds a comment with files that came in this scope; the same again within a minute is a button clicked twice. */
    @Transactional
    void comment(Case file, String author, String text, List<UUID> files, String scope, boolean clientSees) {
        List<Note> all = of(file.reference());
        Note last = all.isEmpty() ? null : all.get(all.size() - 1);
        Instant now = clock.instant();
        if (last != null
                && last.kind() == Kind.COMMENT
                && last.author().equals(author)
                && last.text().equals(text)
                && last.uploads().size() == files.size()
                && last.at().isAfter(now.minus(REPEATED_WITHIN))) {
            return;
        }
        uploads.moveTo(files, scope, clientSees ? file.reference() : Uploads.ofStaff(file.reference()));
        add(file.reference(), new Note(Kind.COMMENT, author, null, text, files, now));
        events.publishEvent(new CaseNoted(
                file.reference(), file.service(), files.isEmpty() ? "comment-written" : "file-added", author, now));
    }

    /** Says in the history who gave a task to whom, and why. */
    void passed(String reference, String by, String to, String text) {
        add(reference, new Note(Kind.PASSED, by, to, text, List.of(), clock.instant()));
    }

    /** Says in the history how urgent the case is from now on, and why. */
    void prioritized(String reference, String by, String priority, String text) {
        add(reference, new Note(Kind.PRIORITY, by, priority, text, List.of(), clock.instant()));
    }

    private void add(String reference, Note note) {
        jdbc.sql(
                        """
                insert into case_note (reference, kind, author, to_whom, text, uploads, at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reference,
                        note.kind().name().toLowerCase(Locale.ROOT),
                        note.author(),
                        note.to(),
                        note.text(),
                        note.uploads().toArray(UUID[]::new),
                        note.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Note note(ResultSet row, int number) throws SQLException {
        return new Note(
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("author"),
                row.getString("to_whom"),
                row.getString("text"),
                List.of((UUID[]) row.getArray("uploads").getArray()),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
