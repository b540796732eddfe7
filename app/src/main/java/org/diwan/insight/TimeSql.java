package org.diwan.insight;

/** Statements that write lengths down. */
final class TimeSql {

    /** Days of a month in one. */
    static final String OF_DAYS =
            """
            select cast(:from as timestamptz) as at, service, office, channel, element,
                   array_agg(length order by length) as seconds, array_agg(n order by length) as times,
                   sum(late)::bigint as late, max(target) as target
            from (
                select t.service, t.office, t.channel, t.element, u.length, sum(u.n)::bigint as n,
                       sum(t.late) filter (where u.place = 1) as late, max(t.target) as target
                from insight_time t, unnest(t.seconds, t.times) with ordinality u (length, n, place)
                where t.grain = 'day' and t.at >= :from and t.at < :to
                group by t.service, t.office, t.channel, t.element, u.length) l
            group by service, office, channel, element""";

    private TimeSql() {}

    /** Of cases decided, from their begin, without what the client took. */
    static String ofCases(Grain grain) {
        String worked = WorkedSeconds.between("f.submitted_at", "f.decided_at") + " - f.paused_seconds";
        return leaf(
                """
                select %s as at, f.service, f.office, f.channel, '' as element,
                       floor(greatest(0, %s))::bigint as seconds, f.decided_at > f.due_at as late,
                       case when wd.before is not null
                            then floor(greatest(0, %s - f.paused_seconds))::bigint end as target
                from case_file f%s left join working_day wd on wd.office = %s and wd.day = (f.due_at at time zone :zone)::date
                where %s"""
                        .formatted(
                                trunc(grain, "f.decided_at"),
                                worked,
                                WorkedSeconds.until("wd", "f.due_at") + " - "
                                        + WorkedSeconds.until("wb", "f.submitted_at"),
                                WorkedSeconds.join("f.submitted_at", "f.decided_at"),
                                WorkedSeconds.OFFICE,
                                Facts.DECISIONS.within()));
    }

    /** Of visits to steps; those of the machine by the clock on the wall. */
    static String ofSteps(Grain grain) {
        return leaf(
                """
                select %s as at, f.service, f.office, f.channel, f.element,
                       floor(case when f.kind = 'system' then greatest(0, extract(epoch from f.left_at - f.entered_at))
                                  else %s end)::bigint as seconds,
                       coalesce(f.left_at > f.due_at, false) as late, f.target_seconds::bigint as target
                from step f%s where %s"""
                        .formatted(
                                trunc(grain, "f.left_at"),
                                WorkedSeconds.between("f.entered_at", "f.left_at"),
                                WorkedSeconds.join("f.entered_at", "f.left_at"),
                                Facts.STEPS_LEFT.within()));
    }

    private static String trunc(Grain grain, String at) {
        return "date_trunc('" + Piece.word(grain) + "', " + at + ", :zone)";
    }

    private static String leaf(String measured) {
        return """
                select at, service, office, channel, element, array_agg(length order by length) as seconds,
                       array_agg(n order by length) as times, sum(late)::bigint as late, max(target) as target
                from (
                    select at, service, coalesce(office, '*') as office, coalesce(channel, '*') as channel, element, length,
                           sum(n)::bigint as n, sum(late) as late, max(target) as target
                    from (
                        select at, service, office, channel, element, %s as length, count(*) as n,
                               count(*) filter (where late) as late, max(target) as target
                        from (%s) m group by 1, 2, 3, 4, 5, 6) l
                    group by grouping sets ((at, service, element, length), (at, service, element, length, office),
                        (at, service, element, length, channel), (at, service, element, length, office, channel))) s
                group by 1, 2, 3, 4, 5"""
                .formatted(WorkedSeconds.rounded("seconds"), measured);
    }

    /**
     * Writes what has changed, and removes what is no more.
     *
     * @param elements which elements it is about
     */
    static String write(String counted, String elements) {
        return """
                with counted as materialized (%s),
                gone as (
                    delete from insight_time t
                    where t.grain = :grain and t.at >= :from and t.at < :to and t.element %s
                      and not exists (select from counted c where c.at = t.at and c.channel = t.channel
                          and c.office = t.office and c.service = t.service and c.element = t.element))
                insert into insight_time as t (grain, at, service, office, channel, element, seconds, times, late, target)
                select :grain, at, service, office, channel, element, seconds, times, late, target from counted
                on conflict (grain, channel, office, at, service, element) do update
                set seconds = excluded.seconds, times = excluded.times, late = excluded.late, target = excluded.target
                where (t.seconds, t.times, t.late, t.target)
                    is distinct from (excluded.seconds, excluded.times, excluded.late, excluded.target)"""
                .formatted(counted, elements);
    }
}
