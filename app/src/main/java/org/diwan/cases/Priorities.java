package org.diwan.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diwan.cases.Visit.Due;
import org.diwan.catalog.Priority;
import org.diwan.catalog.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How urgent cases are, and with that, when they and their open steps are due. */
@Component
class Priorities {

    private final JdbcClient jdbc;
    private final DueTimes dueTimes;
    private final DueRows rows;

    Priorities(JdbcClient jdbc, DueTimes dueTimes, DueRows rows) {
        this.jdbc = jdbc;
        this.dueTimes = dueTimes;
        this.rows = rows;
    }

    private record Changed(
            String service, String office, Instant submittedAt, long pausedSeconds, @Nullable Instant decidedAt) {}

    private record OpenStep(long id, String element, String kind, Instant enteredAt) {}

    /** False where it has that priority, or is no case. */
    boolean set(String reference, Priority priority) {
        Optional<Changed> changed = jdbc.sql(
                        """
                update case_file set priority = :priority where reference = :reference and priority <> :priority
                returning service, office, submitted_at, paused_seconds, decided_at""")
                .param("priority", priority.key())
                .param("reference", reference)
                .query(Changed.class)
                .optional();
        changed.ifPresent(file -> move(reference, file, priority));
        return changed.isPresent();
    }

    private void move(String reference, Changed file, Priority priority) {
        if (file.decidedAt() == null) {
            Duration paused = Duration.ofSeconds(file.pausedSeconds());
            rows.ofCase(
                    reference,
                    dueTimes.ofCase(file.service(), file.office(), priority, file.submittedAt(), paused),
                    paused);
        }
        open(reference).forEach(step -> {
            Target target = dueTimes.target(file.service(), step.element());
            if (target != null && target.byPriority()) {
                StepKind kind = StepKind.valueOf(step.kind().toUpperCase(Locale.ROOT));
                Due due = dueTimes.ofStep(target, kind, file.office(), priority, step.enteredAt());
                rows.ofStep(step.id(), due);
                rows.ofTask(reference, step.element(), due);
            }
        });
    }

    private List<OpenStep> open(String reference) {
        return jdbc.sql("select id, element, kind, entered_at from step where reference = ? and left_at is null")
                .param(reference)
                .query(OpenStep.class)
                .list();
    }
}
