package org.diwan.access.report;

/** Who has what, and what does not go together. */
final class GrantReports {

    /** Who approved the request of a grant {@code g}. */
    private static final String APPROVED =
            """
            (select string_agg(distinct a.by_whom, ', ' order by a.by_whom) from access_approval a
              where a.reference = g.reference and a.approved and (a.part <> 'owner' or a.system in ('', g.system)))""";

    static final Report GRANTS = Report.of(
            "grants",
            "person system role state",
            "person:PERSON unit system role held:DATE until:DATE state:WORD approved:CODE case:CASE reviewed:DATE",
            """
            select g.user_name, %s as person, m.unit, %s as system, %s as role, g.held_at::date as held,
                   g.valid_until as until, g.state, %s as approved, g.reference as "case", g.reviewed_at::date as reviewed
              from access_grant g join access_system s on s.id = g.system
              join access_role r on r.system = g.system and r.id = g.role
              left join staff_member m on m.user_name = g.user_name
             where %s and (:system = '' or g.system = :system) and (:role = '' or g.role = :role)
               and (:state = 'all' or :state = '' and g.state in ('granting', 'held', 'removing') or g.state = :state)
             order by 2, g.user_name, g.system, g.role, g.id"""
                    .formatted(
                            Sql.name("g.user_name"),
                            Sql.word("s"),
                            Sql.word("r"),
                            APPROVED,
                            Sql.person("g.user_name")));

    /** Duties that one person holds though they do not go together, also where a role brings another with it. */
    static final Report CONFLICTS = Report.of(
            "conflicts",
            "person system",
            "person:PERSON first second until:DATE approved:CODE case:CASE control:LONG reason:LONG",
            """
            with recursive duty as (
                select user_name, id, system, role from access_grant where state in ('granting', 'held')
                union
                select d.user_name, d.id, split_part(c.key, '/', 1), split_part(c.key, '/', 2)
                  from duty d join access_role r on r.system = d.system and r.id = d.role
                  cross join unnest(r.contains) as c(key))
            select * from (
            select distinct on (a.user_name, k.first_system, k.first_role, k.second_system, k.second_role)
                   a.user_name, %1$s as person, %2$s || ' · ' || %3$s as first, %4$s || ' · ' || %5$s as second,
                   case :language when 'ar' then k.reason_ar when 'fr' then k.reason_fr else k.reason_en end as reason,
                   coalesce(g.control, o.control) as control, least(g.valid_until, o.valid_until) as until,
                   (select string_agg(distinct y.by_whom, ', ') from access_approval y
                     where y.reference in (g.reference, o.reference) and y.approved and y.part = 'security') as approved,
                   case when o.control is null then coalesce(g.reference, o.reference) else o.reference end as "case"
              from access_conflict k
              join duty a on (a.system, a.role) = (k.first_system, k.first_role)
              join duty b on (b.system, b.role) = (k.second_system, k.second_role) and b.user_name = a.user_name
              join access_grant g on g.id = a.id join access_grant o on o.id = b.id
              join access_system s on s.id = k.first_system join access_system t on t.id = k.second_system
              join access_role r on r.system = k.first_system and r.id = k.first_role
              join access_role q on q.system = k.second_system and q.id = k.second_role
              left join staff_member m on m.user_name = a.user_name
             where %6$s and (:system = '' or :system in (k.first_system, k.second_system))
             order by a.user_name, k.first_system, k.first_role, k.second_system, k.second_role,
                      (coalesce(g.control, o.control) is null), g.id, o.id) one
             order by person, user_name, first, second"""
                    .formatted(
                            Sql.name("a.user_name"),
                            Sql.word("s"),
                            Sql.word("r"),
                            Sql.word("t"),
                            Sql.word("q"),
                            Sql.person("a.user_name")));

    private GrantReports() {}
}
