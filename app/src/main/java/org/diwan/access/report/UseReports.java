package org.diwan.access.report;

/** Roles that nobody uses, and systems that show something else than was granted. */
final class UseReports {

    static final Report DORMANT = Report.of(
            "dormant",
            "person",
            "person:PERSON unit account:WORD roles:COUNT signedIn:TIME since:DATE",
            """
            select g.user_name, %s as person, m.unit,
                   case when a.user_name is null then 'no-account' when a.enabled then 'open' else 'shut' end as account,
                   count(*) as roles, max(i.at) as "signedIn", min(g.held_at)::date as since
              from access_grant g left join staff_member m on m.user_name = g.user_name
              left join account a on a.user_name = g.user_name
              left join lateral (select max(at) as at from sign_in
                                  where user_name = g.user_name and outcome = 'signed-in') i on true
             where g.state = 'held' and %s
             group by g.user_name, m.name_latin, m.name_arabic, m.unit, a.user_name, a.enabled
            having coalesce(max(i.at), min(g.held_at)) < :dormant
             order by 6 nulls first, 2, 1"""
                    .formatted(Sql.name("g.user_name"), Sql.person("g.user_name")));

    static final Report DIFFERENCES = Report.of(
            "differences",
            "person system",
            "person:PERSON system role difference:WORD found:TIME seen:TIME",
            """
            select d.user_name, %s as person, %s as system, coalesce(%s, d.role) as role, d.kind as difference,
                   d.found_at as found, d.seen_at as seen
              from access_difference d join access_system s on s.id = d.system
              left join access_role r on r.system = d.system and r.id = d.role
              left join staff_member m on m.user_name = d.user_name
             where d.gone_at is null and %s and (:system = '' or d.system = :system)
             order by d.found_at desc, d.id"""
                    .formatted(Sql.name("d.user_name"), Sql.word("s"), Sql.word("r"), Sql.person("d.user_name")));

    private UseReports() {}
}
