package org.diwan.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diwan.calendar.WorkingTime;
import org.diwan.catalog.Priority;
import org.diwan.catalog.Target;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts anew when open cases and their steps are due, once the calendar is not the one that they were counted by: a
 * holiday may have been added for a day that is past. Some cases at a time; killed, it begins again.
 */
@Component
class CalendarChange {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarChange.class);

    private static final long ONE_NODE = 8_032;
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final WorkingTime workingTime;
    private final DueTimes dueTimes;
    private final DueRows rows;
    private final TransactionTemplate transaction;

    CalendarChange(
            JdbcClient jdbc,
            WorkingTime workingTime,
            DueTimes dueTimes,
            DueRows rows,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.workingTime = workingTime;
        this.dueTimes = dueTimes;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** An open case, as far as its due date follows from it. */
    record OpenCase(
            String reference,
            String service,
            String office,
            String priority,
            Instant submittedAt,
            @Nullable Instant pausedAt,
            @Nullable Instant decidedAt) {}

    /** An open step of such a case. */
    record OpenStep(long id, String reference, String element, String kind, Instant enteredAt) {}

    private record Waited(String reference, Instant createdAt, Instant endedAt) {}

    void countAnew() {
        String settings = workingTime.settings();
        if (settings.equals(counted())) {
            return;
        }
        String after = "";
        int cases = 0;
        List<OpenCase> open;
        do {
            String last = after;
            open = transaction.execute(status -> OneNode.at(jdbc, ONE_NODE) ? count(last) : null);
            if (open == null) {
                return;
            }
            cases += open.size();
            after = open.isEmpty() ? last : open.get(open.size() - 1).reference();
        } while (open.size() == AT_ONCE);
        jdbc.sql(
                        """
                insert into calendar_counted (settings) values (:settings)
                on conflict (one) do update set settings = :settings""")
                .param("settings", settings)
                .update();
        if (cases > 0) {
            LOG.info("The calendar has changed: {} open cases were counted anew", cases);
        }
    }

    private @Nullable String counted() {
        return jdbc.sql("select settings from calendar_counted")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private List<OpenCase> count(String after) {
        List<OpenCase> open = jdbc.sql(
                        """
                select reference, service, office, priority, submitted_at, paused_at, decided_at from case_file
                where (decided_at is null or ended_at is null) and reference > ? order by reference limit ? for no key update""")
                .params(after, AT_ONCE)
                .query(OpenCase.class)
                .list();
        if (!open.isEmpty()) {
            String[] references = open.stream().map(OpenCase::reference).toArray(String[]::new);
            Map<String, List<Waited>> waits = waits(references);
            Map<String, OpenCase> byReference = new HashMap<>();
            open.forEach(file -> {
                if (file.decidedAt() == null) {
                    count(file, waits.getOrDefault(file.reference(), List.of()));
                }
                byReference.put(file.reference(), file);
            });
            steps(references).forEach(step -> count(step, byReference.get(step.reference())));
        }
        return open;
    }

    private void count(OpenCase file, List<Waited> waits) {
        Duration paused = paused(file, waits);
        rows.ofCase(
                file.reference(),
                dueTimes.ofCase(
                        file.service(), file.office(), Priority.of(file.priority()), file.submittedAt(), paused),
                paused);
    }

    private Map<String, List<Waited>> waits(String[] references) {
        Map<String, List<Waited>> waits = new HashMap<>();
        jdbc.sql(
                        """
                select reference, created_at, ended_at from task
                where reference = any(?) and candidate_group = ? and ended_at is not null
                order by reference, created_at""")
                .params(references, Projection.APPLICANT)
                .query(Waited.class)
                .list()
                .forEach(one -> waits.computeIfAbsent(one.reference(), key -> new ArrayList<>())
                        .add(one));
        return waits;
    }

    /** The working time of all that the client was waited for; what overlaps counts once, what goes on not yet. */
    private Duration paused(OpenCase file, List<Waited> waits) {
        Duration paused = Duration.ZERO;
        Instant counted = Instant.MIN;
        for (Waited one : waits) {
            Instant from = one.createdAt().isAfter(counted) ? one.createdAt() : counted;
            Instant to =
                    file.pausedAt() != null && one.endedAt().isAfter(file.pausedAt()) ? file.pausedAt() : one.endedAt();
            if (from.isBefore(to)) {
                paused = paused.plus(dueTimes.worked(file.office(), from, to));
                counted = to;
            }
        }
        return paused;
    }

    private List<OpenStep> steps(String[] references) {
        return jdbc.sql(
                        """
                select id, reference, element, kind, entered_at from step
                where reference = any(?) and left_at is null and kind in ('staff', 'outside')""")
                .param(references)
                .query(OpenStep.class)
                .list();
    }

    private void count(OpenStep step, @Nullable OpenCase file) {
        Target target = file == null ? null : dueTimes.target(file.service(), step.element());
        if (file != null && target != null) {
            rows.ofStep(
                    step.id(),
                    dueTimes.ofStep(
                            target, StepKind.STAFF, file.office(), Priority.of(file.priority()), step.enteredAt()));
        }
    }
}
