package org.diwan.access.report;

/** TeamReviews and leavers. */
final class CaseReports {

    static final Report REVIEWS = Report.of(
            "reviews",
            "person state",
            "manager:PERSON period:CODE state:WORD kept:COUNT removed:COUNT silent:COUNT due:DATE cause:WORD case:CASE begun:DATE",
            """
            select * from (
            select nullif(v.manager, '') as user_name, %s as manager, split_part(v.period, ' ', 1) as period, v.cause,
                   v.begun_at::date as begun, v.due_on as due,
                   case when v.settled_at is null then 'under-way' when c.ended_at is null then 'removing' else 'done' end as state,
                   count(*) filter (where y.decision = 'keep') as kept,
                   count(*) filter (where y.decision in ('remove', 'silent', 'own')) as removed,
                   count(*) filter (where y.decision = 'silent') as silent, v.reference as "case", v.begun_at
              from access_review v join case_file c on c.reference = v.reference
              left join access_review_line y on y.reference = v.reference
              left join staff_member m on m.user_name = v.manager
             where %s
             group by v.reference, v.manager, v.period, v.cause, v.begun_at, v.due_on, v.settled_at, c.ended_at,
                      m.name_latin, m.name_arabic) one
             where :state in ('', 'all') or state = :state
             order by begun_at desc, "case\""""
                    .formatted(Sql.name("nullif(v.manager, '')"), Sql.person("v.manager")));

    static final Report LEAVERS = Report.of(
            "leavers",
            "person state",
            "person:PERSON state:WORD left:DATE case:PROOF ordered:WORD by:CODE closed:TIME proven:TIME roles:COUNT sessions:COUNT",
            """
            select * from (
            select v.user_name, %s as person, v.left_on as left, case when v.ordered_by = 'system' then 'staff-list' else 'officer' end as ordered,
                   nullif(v.ordered_by, 'system') as by, v.account_closed_at as closed, v.sessions_ended as sessions,
                   (select count(*) from access_grant g where g.removed_by = v.reference) as roles,
                   case when v.proven_at is null then 'under-way' else 'done' end as state, v.proven_at as proven,
                   v.reference as "case", v.ordered_at
              from access_revocation v left join staff_member m on m.user_name = v.user_name
             where %s) one
             where :state in ('', 'all') or state = :state
             order by ordered_at desc, "case\""""
                    .formatted(Sql.name("v.user_name"), Sql.person("v.user_name")));

    private CaseReports() {}
}
