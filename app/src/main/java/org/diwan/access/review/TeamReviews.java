package org.diwan.access.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** TeamReviews and what was decided in them. */
@Repository
class TeamReviews {

    /** Calendar days. */
    private static final int DAYS = 14;

    /** Who leads a member now: the manager that the staff list names, if that one is here. */
    private static final String LEADER =
            """
            coalesce((select l.user_name from staff_member l where l.user_name = m.manager
                         and (l.left_on is null or l.left_on > :today)), '')""";

    private final JdbcClient jdbc;
    private final Clock clock;

    TeamReviews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Managers of those who hold a role now; the empty name for those whom nobody leads. */
    List<String> managers() {
        return jdbc.sql(
                        "select distinct " + LEADER
                                + """
                 as leader from staff_member m join access_grant g on g.user_name = m.user_name and g.state = 'held'
                 where m.left_on is null or m.left_on > :today order by leader""")
                .param("today", today())
                .query(String.class)
                .list();
    }

    /**
     * Notes the review and the roles that the team holds now, once.
     *
     * @param after the review in which these members had another manager; absent where the whole team is reviewed
     * @return how many roles there are
     */
    int begin(String reference, String manager, String period, String cause, @Nullable String after) {
        int begun = jdbc.sql(
                        """
                insert into access_review (reference, manager, period, cause, begun_at, due_on)
                values (:reference, :manager, :period, :cause, :now, :due) on conflict do nothing""")
                .param("reference", reference)
                .param("manager", manager)
                .param("period", period)
                .param("cause", cause)
                .param("now", now())
                .param("due", today().plusDays(DAYS))
                .update();
        if (begun == 1) {
            addLines(reference, manager, after);
        }
        return jdbc.sql("select count(*) from access_review_line where reference = ?")
                .param(reference)
                .query(Integer.class)
                .single();
    }

    private void addLines(String reference, String manager, @Nullable String after) {
        jdbc.sql(
                        """
                insert into access_review_line (reference, line_no, grant_id, user_name)
                select :reference, row_number() over (order by m.name_latin, m.user_name, g.system, g.role, g.id),
                       g.id, g.user_name
                  from access_grant g join staff_member m on m.user_name = g.user_name
                 where g.state = 'held' and (m.left_on is null or m.left_on > :today)
                   and (:after::text is null or exists (
                       select from access_review_line o
                        where o.reference = :after and o.grant_id = g.id and o.decision = 'moved'))
                   """
                                + "and " + LEADER + " = :manager")
                .param("reference", reference)
                .param("manager", manager)
                .param("after", after)
                .param("today", today())
                .update();
    }

    Optional<Review> find(String reference) {
        return jdbc.sql("select * from access_review where reference = ?")
                .param(reference)
                .query(Review.class)
                .optional();
    }

    /** Its roles as they stand now, in the order of the beginning. */
    List<ReviewLine> lines(String reference) {
        return jdbc.sql(
                        """
                with recursive duty as (
                    select g.user_name, g.id, g.system, g.role from access_grant g
                     where g.state in ('granting', 'held')
                       and g.user_name in (select user_name from access_review_line where reference = :reference)
                    union
                    select d.user_name, d.id, split_part(c.key, '/', 1), split_part(c.key, '/', 2)
                      from duty d join access_role r on r.system = d.system and r.id = d.role
                      cross join unnest(r.contains) as c(key))
                select y.line_no, y.grant_id, y.user_name, g.system, g.role, g.held_at::date as since,
                       g.valid_until as until, g.state, r.sensitivity, y.decision,
                       coalesce((select string_agg(distinct o.system || '/' || o.role, ',')
                          from access_conflict c
                          join duty a on (a.system, a.role) = (c.first_system, c.first_role)
                          join duty b on (b.system, b.role) = (c.second_system, c.second_role)
                           and b.user_name = a.user_name
                          join access_grant o on o.id = case when a.id = g.id then b.id else a.id end
                         where a.user_name = g.user_name and g.id in (a.id, b.id)), '') as conflicts,
                """
                                + LEADER
                                + """
                 as leader
                  from access_review_line y join access_grant g on g.id = y.grant_id
                  join access_role r on r.system = g.system and r.id = g.role
                  join staff_member m on m.user_name = y.user_name
                 where y.reference = :reference order by y.line_no""")
                .param("reference", reference)
                .param("today", today())
                .query(ReviewLine.class)
                .list();
    }

    /** Whether a review of the whole team waits for its answer. */
    boolean isUnderWay(String client) {
        return jdbc.sql(
                        """
                select exists (select from case_file c left join access_review v on v.reference = c.reference
                                where c.service = 'access-review' and c.client = ? and c.ended_at is null
                                  and v.settled_at is null and coalesce(v.cause, '') <> 'moved')""")
                .param(client)
                .query(Boolean.class)
                .single();
    }

    void decide(String reference, int lineNo, String decision, @Nullable String note) {
        jdbc.sql("update access_review_line set decision = ?, note = ? where reference = ? and line_no = ?")
                .params(decision, note, reference, lineNo)
                .update();
    }

    /** The role stays, and it is known when that was confirmed; false where it has ended meanwhile. */
    boolean keep(long grant) {
        return jdbc.sql("update access_grant set reviewed_at = ? where id = ? and state = 'held'")
                        .params(now(), grant)
                        .update()
                == 1;
    }

    /** The role is this case's to take; false where it has ended meanwhile, or another case takes it. */
    boolean remove(long grant, String reference) {
        return jdbc.sql("update access_grant set state = 'removing', removed_by = ? where id = ? and state = 'held'")
                        .params(reference, grant)
                        .update()
                == 1;
    }

    void settle(String reference, @Nullable String by) {
        jdbc.sql("update access_review set settled_at = ?, settled_by = ? where reference = ?")
                .params(now(), by, reference)
                .update();
    }

    /** Systems in which the case has something to take. */
    List<String> targets(String reference) {
        return jdbc.sql(
                        "select distinct system from access_grant where removed_by = ? and state = 'removing' order by 1")
                .param(reference)
                .query(String.class)
                .list();
    }

    /** Members whose roles it was about. */
    List<String> members(String reference) {
        return jdbc.sql(
                        """
                select distinct user_name from access_review_line where reference = ? and decision <> 'moved'
                 order by user_name""")
                .param(reference)
                .query(String.class)
                .list();
    }

    /** How many roles were decided how. */
    Map<String, Integer> counts(String reference) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql(
                        "select decision, count(*) from access_review_line where reference = ? and decision is not null group by 1")
                .param(reference)
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    /** A review after which members stand before another manager, whom nobody has asked yet. */
    record Moved(String reference, String period, String leader) {}

    List<Moved> moved() {
        return jdbc.sql(
                        "select distinct y.reference, v.period, " + LEADER
                                + """
                 as leader
                  from access_review_line y join access_review v on v.reference = y.reference
                  join access_grant g on g.id = y.grant_id and g.state = 'held'
                  join staff_member m on m.user_name = y.user_name and (m.left_on is null or m.left_on > :today)
                 where y.decision = 'moved'
                   and not exists (select from access_review_line n join access_review w on w.reference = n.reference
                                    where n.grant_id = y.grant_id and w.begun_at > v.begun_at)""")
                .param("today", today())
                .query(Moved.class)
                .list();
    }

    /** The day from which quarters are counted, noted at the first start. */
    LocalDate since() {
        jdbc.sql("insert into access_review_calendar (since) values (?) on conflict do nothing")
                .param(today())
                .update();
        return jdbc.sql("select since from access_review_calendar")
                .query(LocalDate.class)
                .single();
    }

    boolean hasBegun(String period) {
        return jdbc.sql("select true from access_review_period where period = ?")
                .param(period)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    void begun(String period) {
        jdbc.sql("insert into access_review_period (period, begun_at) values (?, ?) on conflict do nothing")
                .params(period, now())
                .update();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
