package org.diwan.cases;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
                from %1$s group by service
                union all
                select service, 0, 0, 0, 0, count(*), -count(*), 0, 0 from task t
                where ended_at is null and %2$s and due_at >= :slot and due_at < :now
                group by service
                union all
                select service, 0, count(*), 0, -count(*), 0, 0, 0, 0 from task t
                where ended_at is null and assignee = :user and %2$s
                group by service) counted
            group by service
            """;

    private static final String OF_ALL = "task_count where candidate_group = any(:everywhere::text[])";

    private static final String OF_OFFICE =
            """
            (select service, slot, free, escalated, n from task_count where candidate_group = any(:everywhere::text[])
             union all
             select service, slot, free, escalated, n from task_count_of_office
             where office = :office and candidate_group = any(:atOffice::text[])) sums""";

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
    public TaskCounts counts(TaskFilter filter, WorkGroups groups, String user) {
        if (!filter.wanted().isAnything()) {
            return search.countFound(filter, groups, user);
        }
        Map<String, Object> values = times.values();
        groups.into(values);
        values.put("user", user);
        return jdbc.sql(SUMS.formatted(groups.isLimited() ? OF_OFFICE : OF_ALL, groups.all()))
                .params(values)
                .query(TaskCounts::read);
    }

    /** Sums up rows where they have become many; what is past needs no time of its own any more. */
    @Scheduled(fixedDelay = EVERY_SECONDS, initialDelay = EVERY_SECONDS, timeUnit = TimeUnit.SECONDS)
    public void sumUp() {
        sumUp("task_count", "candidate_group, service");
        sumUp("task_count_of_office", "office, candidate_group, service");
    }

    private void sumUp(String table, String kind) {
        String same = Arrays.stream(kind.split(", "))
                .map(column -> "c." + column + " = k." + column)
                .collect(Collectors.joining(" and "));
        String mine =
                Arrays.stream(kind.split(", ")).map(column -> "k." + column).collect(Collectors.joining(", "));
        jdbc.sql(
                        """
                with kinds as materialized (
                    select %2$s, case when slot < :slot then '-infinity' else slot end as moment, free, escalated
                    from %1$s where (select pg_try_advisory_xact_lock(:lock))
                    group by %2$s, moment, free, escalated having count(*) > :many),
                gone as (
                    delete from %1$s c using kinds k
                    where %3$s and c.free = k.free and c.escalated = k.escalated
                      and case when c.slot < :slot then '-infinity' else c.slot end = k.moment
                    returning %4$s, k.moment, k.free, k.escalated, c.n)
                insert into %1$s
                select %2$s, moment, free, escalated, sum(n) from gone group by %2$s, moment, free, escalated
                having sum(n) <> 0"""
                                .formatted(table, kind, same, mine))
                .param("slot", CaseFiles.utc(TaskTimes.slot(clock.instant())))
                .param("many", MANY)
                .param("lock", ONE_NODE)
                .update();
    }
}
