package org.diwan.insight;

/** Statements that write counts down. */
final class TallySql {

    /** Days of a month in one. */
    static final String OF_DAYS =
            """
            select cast(:from as timestamptz) as at, service, office, channel, figure, sum(n) as n, sum(amount) as amount,
                   null::text[] as details, null::bigint[] as counts
            from insight_tally where grain = 'day' and at >= :from and at < :to and details is null
            group by service, office, channel, figure
            union all
            select cast(:from as timestamptz), service, office, channel, figure, sum(n), 0,
                   array_agg(detail order by detail), array_agg(n order by detail)
            from (
                select t.service, t.office, t.channel, t.figure, u.detail, sum(u.n)::bigint as n
                from insight_tally t, unnest(t.details, t.counts) u (detail, n)
                where t.grain = 'day' and t.at >= :from and t.at < :to and t.details is not null
                group by t.service, t.office, t.channel, t.figure, u.detail) d
            group by service, office, channel, figure""";

    private TallySql() {}

    /** Counts, and those of all offices and all channels. */
    static String spread(String counts, boolean details) {
        String all =
                """
                select at, service, coalesce(office, '*') as office, coalesce(channel, '*') as channel, figure, detail,
                       sum(n)::bigint as n, sum(amount) as amount
                from (%s) leaf
                group by grouping sets ((at, service, figure, detail), (at, service, figure, detail, office),
                    (at, service, figure, detail, channel), (at, service, figure, detail, office, channel))"""
                        .formatted(counts);
        return details
                ? "select at, service, office, channel, figure, sum(n) as n, sum(amount) as amount,"
                        + " array_agg(detail order by detail) as details, array_agg(n order by detail) as counts from ("
                        + all + ") spread group by 1, 2, 3, 4, 5"
                : "select at, service, office, channel, figure, n, amount, null::text[] as details, null::bigint[] as counts from ("
                        + all + ") spread";
    }

    /** Writes what has changed of the figures {@code :figures}, and removes what is no more. */
    static String write(String counted) {
        return """
                with counted as materialized (%s),
                gone as (
                    delete from insight_tally t
                    where t.grain = :grain and t.at >= :from and t.at < :to and t.figure = any(:figures::text[])
                      and not exists (select from counted c where c.at = t.at and c.channel = t.channel
                          and c.office = t.office and c.figure = t.figure and c.service = t.service))
                insert into insight_tally as t (grain, at, service, office, channel, figure, n, amount, details, counts)
                select :grain, at, service, office, channel, figure, n, amount, details, counts from counted
                on conflict (grain, channel, office, figure, at, service) do update
                set n = excluded.n, amount = excluded.amount, details = excluded.details, counts = excluded.counts
                where (t.n, t.amount, t.details, t.counts)
                    is distinct from (excluded.n, excluded.amount, excluded.details, excluded.counts)"""
                .formatted(counted);
    }
}
