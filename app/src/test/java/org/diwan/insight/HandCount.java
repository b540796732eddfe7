package org.diwan.insight;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Counts each figure by a statement of its own, written by hand and without anything of the module. */
final class HandCount {

    private static final String DAY_OF = "(%s at time zone :zone)::date between :first::date and :last::date";

    private final InsightHouse house;

    HandCount(InsightHouse house) {
        this.house = house;
    }

    Map<String, Tally> details(Scope scope, Figure figure) {
        Map<String, Tally> details = new TreeMap<>();
        on(statement(figure), scope).query(row -> {
            details.put(row.getString(1), new Tally(row.getLong(2), row.getBigDecimal(3)));
        });
        return details;
    }

    Tally total(Scope scope, Figure figure) {
        return details(scope, figure).values().stream().reduce(Tally.NONE, Tally::plus);
    }

    private static String statement(Figure figure) {
        return switch (figure) {
            case RECEIVED -> cases("''", DAY_OF.formatted("submitted_at"));
            case DECIDED -> cases("priority", DAY_OF.formatted("decided_at"));
            case LATE -> cases("priority", DAY_OF.formatted("decided_at") + " and due_at < decided_at");
            case STRAIGHT -> cases("''", DAY_OF.formatted("decided_at") + " and by_hand = false");
            case GRANTED -> cases("''", DAY_OF.formatted("decided_at") + " and decided_as in ('GRANTED')");
            case REFUSED ->
                cases(
                        "case when decided_reason is null then '' else decided_reason end",
                        DAY_OF.formatted("decided_at") + " and decided_as in ('REFUSED')");
            case WITHDRAWN -> cases("''", DAY_OF.formatted("decided_at") + " and decided_as in ('WITHDRAWN')");
            case OPEN -> cases("''", "decided_at is null");
            case DUE_TODAY ->
                cases(
                        "''",
                        "decided_at is null and paused_at is null and not due_at < :now"
                                + " and (due_at at time zone :zone)::date <= (:now at time zone :zone)::date");
            case NEAR ->
                cases("''", "decided_at is null and paused_at is null and not due_at < :now and not warn_at > :now");
            case OVERDUE -> cases("''", "decided_at is null and paused_at is null and due_at < :now");
            case WITH_CLIENT -> cases("''", "decided_at is null and not paused_at is null");
            case AGE ->
                cases(
                        """
                        (select case when count(*) = 0 then 'today' when count(*) <= 2 then '1-2' when count(*) <= 5 then '3-5'
                                     when count(*) <= 10 then '6-10' else 'over-10' end
                         from generate_series((submitted_at at time zone :zone)::date + 1,
                                 (:now at time zone :zone)::date, interval '1 day') d
                         where works(c.office, d::date))""",
                        "decided_at is null");
            case STEP_LEFT -> steps("element", DAY_OF.formatted("left_at"));
            case STEP_LATE -> steps("element", DAY_OF.formatted("left_at") + " and due_at < left_at");
            case STEP_WAITING -> steps("element", "left_at is null");
            case STEP_OVERDUE -> steps("element", "left_at is null and :now > due_at");
            case UNIT_DONE ->
                steps(
                        """
                        (select case when count(distinct p.done_by) > 2 then c.done_by_unit else '' end from step p
                         where p.done_by_unit = c.done_by_unit and p.kind = 'staff'
                           and date_trunc('month', p.left_at at time zone :zone) between date_trunc('month', :first::date)
                               and date_trunc('month', :last::date))""",
                        DAY_OF.formatted("left_at") + " and kind = 'staff' and done_by > ''");
            case ISSUED ->
                of(
                        "''",
                        "0",
                        "certificate x join case_file c on c.reference = x.number",
                        DAY_OF.formatted("x.issued_at"));
            case VERIFIED ->
                of(
                        "x.channel",
                        "0",
                        "verification x join case_file c on c.reference = x.number",
                        DAY_OF.formatted("x.at"));
            case CLAIMED ->
                of(
                        "''",
                        "x.amount",
                        "claim x join claim_batch b on b.id = x.batch_id join case_file c using (reference)",
                        DAY_OF.formatted("b.submitted_at"));
            case ALLOWED -> lines("x.allowed", "x.outcome <> 'DENY' and x.outcome <> 'PEND'");
            case REDUCED -> lines("x.amount - x.allowed", "x.outcome = 'REDUCE'");
            case DENIED -> lines("x.amount", "x.outcome = 'DENY'");
            case PAID ->
                of(
                        "''",
                        "x.amount",
                        "claim_payment_line x join claim_transfer t on t.id = x.transfer_id"
                                + " join claim_batch b on b.id = t.batch_id join case_file c on c.reference = b.reference",
                        DAY_OF.formatted("t.settled_at") + " and x.state = 'paid'");
        };
    }

    private static String lines(String amount, String where) {
        return of(
                "''",
                amount,
                "claim_line x join claim y on y.id = x.claim_id join claim_batch b on b.id = y.batch_id"
                        + " join case_file c on c.reference = b.reference",
                DAY_OF.formatted("x.decided_at") + " and " + where);
    }

    private static String cases(String detail, String where) {
        return of(detail, "0", "case_file c", where);
    }

    private static String steps(String detail, String where) {
        return of(detail, "0", "step c", where);
    }

    private static String of(String detail, String amount, String from, String where) {
        return "select detail, count(*), sum(amount) from (select " + detail + " as detail, (" + amount
                + ")::numeric as amount from " + from + " where c.service like :service and c.office like :office"
                + " and c.channel like :channel and (" + where + ")) counted group by detail";
    }

    /** Working time day by day; percentiles as PostgreSQL has them, of lengths rounded one by one. */
    Map<String, Times> times(Scope scope, boolean cases) {
        String facts = cases
                ? "select '' as element, c.office, 'staff' as kind, submitted_at as begin, decided_at as leave, paused_seconds"
                        + " as less, due_at from case_file c where " + DAY_OF.formatted("decided_at")
                : "select element, c.office, kind, entered_at as begin, left_at as leave, 0 as less, due_at from step c where "
                        + DAY_OF.formatted("left_at");
        Map<String, Times> times = new TreeMap<>();
        on(
                        """
                with facts as (%s and c.service like :service and c.office like :office and c.channel like :channel),
                measured as (
                    select element, leave > due_at as late, floor(case when kind = 'system' then extract(epoch from leave - begin) else (
                        select coalesce(sum(extract(epoch from least(leave, h.closes) - greatest(begin, h.opens))), 0)
                        from generate_series((begin at time zone :zone)::date, (leave at time zone :zone)::date, interval '1 day') d,
                             lateral hours(f.office, d::date) h
                        where works(f.office, d::date) and least(leave, h.closes) > greatest(begin, h.opens)) end - less) as s
                    from facts f),
                rounded as (
                    select element, late, case when greatest(s, 0) < 100 then greatest(s, 0)
                        else round(s, 1 - floor(log(s))::int) end as s from measured)
                select element, count(*), percentile_disc(array[0.5, 0.9, 0.95]) within group (order by s)::bigint[] as p,
                       count(*) filter (where late) as late
                from rounded group by element"""
                                .formatted(facts),
                        scope)
                .query(row -> {
                    Long[] parts = (Long[]) row.getArray("p").getArray();
                    times.put(
                            row.getString(1),
                            new Times(
                                    row.getLong(2),
                                    Duration.ofSeconds(parts[0]),
                                    Duration.ofSeconds(parts[1]),
                                    Duration.ofSeconds(parts[2]),
                                    null,
                                    row.getLong("late")));
                });
        return times;
    }

    long openAt(Scope scope, OffsetDateTime at) {
        return on(
                        """
                select count(*) from case_file c where submitted_at < :at and (decided_at is null or decided_at >= :at)
                and c.service like :service and c.office like :office and c.channel like :channel""",
                        scope)
                .param("at", at)
                .query(Long.class)
                .single();
    }

    private StatementSpec on(String sql, Scope scope) {
        return house.jdbc
                .sql(sql)
                .param("zone", house.zone.getId())
                .param("first", day(scope.period().from()))
                .param("last", day(scope.period().to()))
                .param("now", house.clock.instant().atOffset(ZoneOffset.UTC))
                .param("service", any(scope.service()))
                .param("office", any(scope.office()))
                .param("channel", any(scope.channel()));
    }

    private static java.sql.Date day(LocalDate day) {
        return java.sql.Date.valueOf(day);
    }

    private static String any(@Nullable String one) {
        return one == null ? "%" : one;
    }

    /** What the calendar of {@link InsightHouse} says, once more in the database's own words. */
    void knowHours() {
        house.jdbc
                .sql(
                        """
                create function works(office text, day date) returns boolean language sql immutable as $$
                    select case office when 'west' then extract(dow from day) in (1, 5) else extract(dow from day) < 5 end
                        and day <> '2026-02-22' and (office <> 'north' or day <> '2026-03-10') $$;
                create function hours(office text, day date, out opens timestamptz, out closes timestamptz) language sql stable as $$
                    select (day + case when office = 'north' then time '09:30' else time '08:00' end) at time zone '%1$s',
                           (day + case when office = 'north' then time '15:00' else time '16:00' end) at time zone '%1$s' $$;"""
                                .formatted(house.zone))
                .update();
    }
}
