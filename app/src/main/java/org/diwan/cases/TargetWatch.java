package org.diwan.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diwan.cases.CaseEvent.TargetMissed;
import org.diwan.cases.CaseEvent.TargetNear;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks which targets are near or missed and says so, once each: by an event, in the order of the desk's list, and where it
 * is missed, as work for the supervisor. Each case is a transaction of its own, so that a node that is killed loses none and
 * another goes on; what somebody is just working at is left for the next time. While the client has something to do,
 * nothing is due.
 */
@Component
class TargetWatch {

    /** One node at a time; another leaves it. */
    private static final long ONE_NODE = 8_031;

    private static final int AT_ONCE = 200;

    private static final String DUE =
            """
            select reference from (
                select c.reference, least(c.warn_at, c.due_at) as at from case_file c
                 where c.decided_at is null and c.paused_at is null and c.breached_at is null
                   and least(c.warn_at, c.due_at) <= :now and (c.warned_at is null or c.due_at <= :now)
                union all
                select s.reference, least(s.warn_at, s.due_at) from step s join case_file c on c.reference = s.reference
                 where s.left_at is null and s.breached_at is null and c.paused_at is null
                   and least(s.warn_at, s.due_at) <= :now and (s.warned_at is null or s.due_at <= :now)) due
            where reference > :after group by reference order by reference limit :many""";

    private static final String OF_CASE =
            """
            update case_file set warned_at = coalesce(warned_at, :now),
                                 breached_at = case when due_at <= :now then :now::timestamptz end
             where reference = :reference and decided_at is null and breached_at is null
               and least(warn_at, due_at) <= :now and (warned_at is null or due_at <= :now)
            returning breached_at is not null""";

    private static final String OF_STEPS =
            """
            update step set warned_at = coalesce(warned_at, :now),
                            breached_at = case when due_at <= :now then :now::timestamptz end
             where reference = :reference and left_at is null and breached_at is null
               and least(warn_at, due_at) <= :now and (warned_at is null or due_at <= :now)
            returning element, kind, breached_at is not null as missed""";

    private final JdbcClient jdbc;
    private final TaskRows tasks;
    private final CalendarChange calendar;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TargetWatch(
            JdbcClient jdbc,
            TaskRows tasks,
            CalendarChange calendar,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.calendar = calendar;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Watched(String service, String office) {}

    private record StepDue(String element, String kind, boolean missed) {}

    @Scheduled(fixedDelayString = "${diwan.targets-every:PT30S}")
    void look() {
        calendar.countAnew();
        String after = "";
        List<String> due = List.of();
        boolean mine = true;
        do {
            due = due(after);
            for (String reference : due) {
                mine = mine && isMine(reference);
                after = reference;
            }
        } while (mine && due.size() == AT_ONCE);
    }

    private List<String> due(String after) {
        return jdbc.sql(DUE)
                .param("now", CaseFiles.utc(clock.instant()))
                .param("after", after)
                .param("many", AT_ONCE)
                .query(String.class)
                .list();
    }

    /** False where another node is at it. */
    private boolean isMine(String reference) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean alone = OneNode.at(jdbc, ONE_NODE);
            if (alone) {
                unlocked(reference).ifPresent(watched -> tell(reference, watched));
            }
            return alone;
        }));
    }

    /** Nobody waits for whom: acts lock tasks before their case, here what they hold is passed over. */
    private Optional<Watched> unlocked(String reference) {
        Optional<Watched> found = jdbc.sql(
                        """
                select service, office from case_file where reference = ? and paused_at is null
                for no key update skip locked""")
                .param(reference)
                .query(Watched.class)
                .optional();
        return found.filter(watched -> tasks.lockFreeOfCase(reference));
    }

    private void tell(String reference, Watched watched) {
        Instant now = clock.instant();
        jdbc.sql(OF_CASE)
                .params(values(reference, now))
                .query(Boolean.class)
                .optional()
                .ifPresent(missed -> tell(reference, watched, null, false, missed, now));
        jdbc.sql(OF_STEPS)
                .params(values(reference, now))
                .query(StepDue.class)
                .list()
                .forEach(step -> tell(
                        reference,
                        watched,
                        step.element(),
                        step.kind().equals(StepKind.SYSTEM.key()),
                        step.missed(),
                        now));
    }

    private static Map<String, Object> values(String reference, Instant now) {
        Map<String, Object> values = new HashMap<>();
        values.put("reference", reference);
        values.put("now", CaseFiles.utc(now));
        return values;
    }

    private void tell(
            String reference,
            Watched watched,
            @Nullable String element,
            boolean byMachine,
            boolean missed,
            Instant now) {
        tasks.urge(reference, element, missed, now);
        String service = watched.service();
        String office = watched.office();
        events.publishEvent(
                missed
                        ? new TargetMissed(reference, service, element, office, byMachine, now)
                        : new TargetNear(reference, service, element, office, byMachine, now));
    }
}
