package org.diwan.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of open tasks. A list never shows a task that its reader may not open. */
@Repository
public class TaskSearch {

    private static final String LINE =
            """
            select t.id, t.reference, t.service, t.element, c.client, c.channel, c.office, t.assignee, t.created_at, t.due_at,
                   t.escalated_at, t.priority as urgency, c.priority,
                   (select count(*) from message m
                     where m.reference = t.reference and m.side = 'CLIENT' and m.read_at is null) as messages
              from (%s) t join case_file c on c.reference = t.reference order by %s
            """;

    private final JdbcClient jdbc;
    private final TaskTimes times;

    TaskSearch(JdbcClient jdbc, TaskTimes times) {
        this.jdbc = jdbc;
        this.times = times;
    }

    /**
     * A line of the list.
     *
     * @param urgency 1 where its target is near, 2 where it was missed
     * @param priority of the case: low, normal or high
     * @param messages how many messages of the client nobody has dealt with
     */
    public record Line(
            String id,
            String reference,
            String service,
            String element,
            String client,
            String channel,
            String office,
            @Nullable String assignee,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable Instant escalatedAt,
            int urgency,
            String priority,
            int messages) {}

    /** A page of a list. */
    public List<Line> list(TaskFilter filter, WorkGroups groups, String user, int limit, int offset) {
        Map<String, Object> values = times.values();
        filter.into(values);
        groups.into(values);
        values.put("user", user);
        // As numbers, not parameters: the planner then knows how little it is to fetch.
        String page = " limit " + limit + " offset " + offset;
        String rows = filter.wanted().isAnything()
                ? ofGroups(filter, groups.each(), page, " limit " + (limit + offset))
                : found(filter, groups) + page;
        return jdbc.sql(LINE.formatted(rows, filter.sort().by("t.")))
                .params(values)
                .query(Line.class)
                .list();
    }

    /** Each group's rows lie in order in an index; they are merged where somebody has several groups. */
    private static String ofGroups(TaskFilter filter, List<String> groups, String page, String upTo) {
        String order = " order by " + filter.sort().by("t.");
        if (groups.size() == 1) {
            return "select t.* from task t where " + groups.get(0) + " and " + filter.condition() + order + page;
        }
        List<String> parts = groups.stream()
                .map(group ->
                        "(select t.* from task t where " + group + " and " + filter.condition() + order + upTo + ")")
                .toList();
        return parts.isEmpty()
                ? "select t.* from task t where false"
                : "select t.* from (" + String.join(" union all ", parts) + ") t" + order + page;
    }

    private static String found(TaskFilter filter, WorkGroups groups) {
        return "select t.* from " + TaskFilter.found()
                + " f join task t on t.id = f.id where " + groups.all() + " and " + filter.condition()
                + " order by " + filter.sort().by("t.");
    }

    /** How many tasks are found in each state and service by what was typed. */
    TaskCounts countFound(TaskFilter filter, WorkGroups groups, String user) {
        Map<String, Object> values = times.values();
        filter.into(values);
        groups.into(values);
        values.put("user", user);
        String columns = TaskCounts.STATES.stream()
                .map(state -> "count(*) filter (where "
                        + new TaskFilter(state, null, filter.sort(), filter.wanted()).condition() + ") as "
                        + state.name())
                .collect(Collectors.joining(", "));
        return jdbc.sql("select t.service, " + columns + " from " + TaskFilter.found()
                        + " f join task t on t.id = f.id where " + groups.all() + " group by t.service")
                .params(values)
                .query(TaskCounts::read);
    }
}
