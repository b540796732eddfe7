package org.diwan.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of open tasks. A list never shows a task that its reader may not open. */
@Repository
public class TaskSearch {

    private static final String FROM =
            """
             from task t join case_file c on c.reference = t.reference
            where t.ended_at is null and t.candidate_group in (:groups) and %s
            """;
    private static final String FOUND = "and (:text = '' or c.client in (:clients) or c.reference like :like)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    TaskSearch(JdbcClient jdbc, Clock clock, @Value("${diwan.zone}") ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** The lists on offer. */
    public enum Filter {
        ALL("true"),
        MINE("t.assignee = :user"),
        FREE("t.assignee is null"),
        OVERDUE("t.due_at < :now"),
        TODAY("t.due_at >= :now and t.due_at < :tomorrow"),
        ESCALATED("t.escalated_at is not null");

        private final String condition;

        Filter(String condition) {
            this.condition = condition;
        }

        /** Its name in addresses. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What to look for.
     *
     * @param text as typed; part of a reference
     * @param clients national IDs of the people it means
     */
    public record Wanted(String text, List<String> clients) {

        /** No limit. */
        public static final Wanted ANYTHING = new Wanted("", List.of(""));

        private String like() {
            String reference = text.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
            return reference.length() < 4
                    ? ""
                    : "%" + reference.replaceAll("^([A-Z]{2,5})(\\d{4})(?=.)", "$1-$2-") + "%";
        }
    }

    /**
     * A line of the list.
     *
     * @param messages how many messages of the client nobody has dealt with
     */
    public record Line(
            String id,
            String reference,
            String service,
            String element,
            String client,
            String channel,
            @Nullable String assignee,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable Instant escalatedAt,
            int messages) {}

    /**
     * A page of a list, oldest due first.
     *
     * @param found what to look for; nothing: no such limit
     */
    public List<Line> list(Filter filter, Collection<String> groups, String user, Wanted found, int limit, int offset) {
        return jdbc.sql(
                        """
                select t.id, t.reference, t.service, t.element, c.client, c.channel, t.assignee, t.created_at, t.due_at,
                       t.escalated_at,
                       (select count(*) from message m
                         where m.reference = t.reference and m.side = 'CLIENT' and m.read_at is null) as messages
                """
                                + FROM.formatted(filter.condition)
                                + FOUND
                                + " order by t.due_at nulls last, t.id limit :limit offset :offset")
                .params(values(groups, user, found))
                .param("limit", limit)
                .param("offset", offset)
                .query(Line.class)
                .list();
    }

    /** How many open tasks each list has. */
    public Map<Filter, Integer> counts(Collection<String> groups, String user, Wanted found) {
        String columns = List.of(Filter.values()).stream()
                .map(filter -> "count(*) filter (where " + filter.condition + ") as " + filter.name())
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns + FROM.formatted("true") + FOUND)
                .params(values(groups, user, found))
                .query((row, number) -> List.of(Filter.values()).stream()
                        .collect(Collectors.toMap(filter -> filter, filter -> count(row, filter))))
                .single();
    }

    private static int count(ResultSet row, Filter filter) {
        try {
            return row.getInt(filter.name());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> values(Collection<String> groups, String user, Wanted found) {
        Instant now = clock.instant();
        Instant tomorrow =
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        return Map.of(
                "groups", groups,
                "user", user,
                "now", CaseFiles.utc(now),
                "tomorrow", CaseFiles.utc(tomorrow),
                "text", found.text(),
                "clients", found.clients(),
                "like", found.like());
    }
}
