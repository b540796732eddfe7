package org.diwan.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A client's cases as staff see them: those that their groups work on, and those that nobody has to work on. */
@Repository
public class ClientCases {

    private static final String SEEN = " from case_file c %s where c.client = :client and ";

    private static final String UNREAD =
            "(select count(*) from message m where m.reference = c.reference and m.side = 'CLIENT' and m.read_at is null)";

    private final JdbcClient jdbc;

    ClientCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A case.
     *
     * @param task its open task that is due first, of those that the reader's groups may take
     * @param element the step that the task is of
     * @param messages how many messages of the client nobody has dealt with
     */
    public record Line(
            String reference,
            String service,
            String channel,
            String office,
            CaseStatus status,
            Instant submittedAt,
            Instant dueAt,
            @Nullable Instant endedAt,
            @Nullable String task,
            @Nullable String element,
            @Nullable String assignee,
            int messages) {}

    /**
     * How many there are.
     *
     * @param brought how many brought something, such as a certificate
     * @param messages how many messages of the client nobody has dealt with
     */
    public record Counts(int cases, int open, int brought, int messages) {}

    /** A page of them, the open ones first, then the newest. */
    public List<Line> page(String client, WorkGroups groups, int limit, int offset) {
        String firstDue =
                """
                left join lateral (
                    select t.id, t.element, t.assignee from task t
                     where t.reference = c.reference and t.ended_at is null and %s
                     order by t.due_at, t.id limit 1) open on true"""
                        .formatted(groups.all());
        return jdbc.sql(
                        "select c.reference, c.service, c.channel, c.office, c.status, c.submitted_at, c.due_at, c.ended_at,"
                                + " open.id as task, open.element, open.assignee, " + UNREAD + " as messages"
                                + SEEN.formatted(firstDue) + groups.ofCase()
                                + " order by c.ended_at is not null, c.submitted_at desc, c.reference limit :limit offset :offset")
                .param("client", client)
                .params(groups.values())
                .param("limit", limit)
                .param("offset", offset)
                .query(Line.class)
                .list();
    }

    /** The sums over all of them. */
    public Counts counts(String client, WorkGroups groups) {
        return jdbc.sql("select count(*) as cases, count(*) filter (where c.ended_at is null) as open,"
                        + " count(c.result) as brought, coalesce(sum(" + UNREAD + "), 0) as messages"
                        + SEEN.formatted("") + groups.ofCase())
                .param("client", client)
                .params(groups.values())
                .query(Counts.class)
                .single();
    }

    /** Whether an office handles, or has handled, a case of the client. */
    public boolean isOfOffice(String client, String office) {
        return jdbc.sql("select exists (select 1 from case_file where client = ? and office = ?)")
                .params(client, office)
                .query(Boolean.class)
                .single();
    }
}
