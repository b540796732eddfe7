package org.diwan.cases;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Counts open tasks without counting them: triggers add a row to {@code task_count} for what each act changes, here they
 * are summed. What the sums cannot know is counted in an index: the present quarter of an hour, and what is one's own.
 */
@Repository
public class TaskCounting {

    /** So many rows of one kind become one. */
    private static final int MANY = 8;

    /** One node at a time; another leaves it. */
    private static final long ONE_NODE = 8_013;

    static final int EVERY_SECONDS = 5;

    private static final String SUMS =
            """
            select service, sum(n) as "ALL", sum(mine) as "MINE", sum(free) as "FREE", sum(taken) as "COLLEAGUES",
                   sum(overdue) as "OVERDUE", sum(today) as "TODAY", sum(tomorrow) as "TOMORROW",
                   sum(escalated) as "ESCALATED"
            from (
                select service, sum(n) as n, 0 as mine, sum(n) filter (where free) as free,
                       sum(n) filter (where not free) as taken,
                       sum(n) filter (where slot < :slot) as overdue,
                       sum(n) filter (where slot >= :slot and slot < :tomorrow) as today,
                       sum(n) filter (where slot >= :tomorrow and slot < :after) as tomorrow,
                       sum(n) filter (where escalated) as escalated
                from task_count where candidate_group in (:groups) group by service
                union all
                select service, 0, 0, 0, 0, count(*), -count(*), 0, 0 from task
                where ended_at is null and candidate_group in (:groups) and due_at >= :slot and due_at < :now
                group by service
                union all
                select service, 0, count(*), 0, -count(*), 0, 0, 0, 0 from task
                where ended_at is null and assignee = :user and candidate_group in (:groups)
                group by service) counted
            group by service
            """;

    private final JdbcClient jdbc;
    private final TaskSearch search;
    private final TaskTimes times;
    private final Clock clock;

    TaskCounting(JdbcClient jdbc, TaskSearch search, TaskTimes times, Clock clock) {
        this.jdbc = jdbc;
        this.search = search;
        this.times = times;
        this.clock = clock;
    }

    /** How many open tasks these groups have, by service and state; of what somebody looks for where they do. */
    public TaskCounts counts(TaskFilter filter, List<String> groups, String user) {
        if (!filter.wanted().isAnything()) {
            return search.countFound(filter, groups, user);
        }
        Map<String, Object> values = times.values();
        values.put("groups", groups);
        values.put("user", user);
        return jdbc.sql(SUMS).params(values).query(TaskCounts::read);
    }

    /** Sums up rows where they have become many; what is past needs no time of its own any more. */
    @Scheduled(fixedDelay = EVERY_SECONDS, initialDelay = EVERY_SECONDS, timeUnit = TimeUnit.SECONDS)
    public void sumUp() {
        jdbc.sql(
                        """
                with kinds as materialized (
                    select candidate_group, service, case when slot < :slot then '-infinity' else slot end as slot, free,
                           escalated
                    from task_count where (select pg_try_advisory_xact_lock(:lock))
                    group by 1, 2, 3, 4, 5 having count(*) > :many),
                gone as (
                    delete from task_count c using kinds k
                    where c.candidate_group = k.candidate_group and c.service = k.service and c.free = k.free
                      and c.escalated = k.escalated
                      and case when c.slot < :slot then '-infinity' else c.slot end = k.slot
                    returning k.candidate_group, k.service, k.slot, k.free, k.escalated, c.n)
                insert into task_count
                select candidate_group, service, slot, free, escalated, sum(n) from gone group by 1, 2, 3, 4, 5
                having sum(n) <> 0""")
                .param("slot", CaseFiles.utc(TaskTimes.slot(clock.instant())))
                .param("many", MANY)
                .param("lock", ONE_NODE)
                .update();
    }
}
