package org.diwan.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diwan.calendar.WorkingTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Counts the facts of a time again, and writes down what has changed. Counting twice changes nothing. */
final class Recount {

    private static final List<Look> LOOKS = Look.at(
            Arrays.stream(Figure.values()).filter(figure -> !figure.isNow()).toList());

    private final JdbcClient jdbc;
    private final WorkingTime calendar;
    private final ZoneId zone;

    Recount(JdbcClient jdbc, WorkingTime calendar, ZoneId zone) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.zone = zone;
    }

    /** Hours or days from the facts. */
    void facts(Grain grain, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return;
        }
        for (Look look : LOOKS) {
            String at =
                    "date_trunc('" + Piece.word(grain) + "', " + look.facts().at() + ", :zone)";
            on(TallySql.write(TallySql.spread(look.counts(at, ""), look.hasDetails())), grain, from, to)
                    .param("figures", look.figures().stream().map(Enum::name).toArray(String[]::new))
                    .update();
        }
        on(TimeSql.write(TimeSql.ofCases(grain), "= ''"), grain, from, to).update();
        on(TimeSql.write(TimeSql.ofSteps(grain), "<> ''"), grain, from, to).update();
        persons(from, to);
        parts(grain, from, to);
    }

    /** A month from its days. */
    void month(LocalDate month) {
        Instant from = month.atStartOfDay(zone).toInstant();
        Instant to = month.plusMonths(1).atStartOfDay(zone).toInstant();
        on(TallySql.write(TallySql.OF_DAYS), Grain.MONTH, from, to)
                .param("figures", Arrays.stream(Figure.values()).map(Enum::name).toArray(String[]::new))
                .update();
        on(TimeSql.write(TimeSql.OF_DAYS, "is not null"), Grain.MONTH, from, to).update();
    }

    /** Nothing of this time is counted any more. */
    void forget(Grain grain, Instant from, Instant to) {
        for (String table : List.of("insight_tally", "insight_time")) {
            jdbc.sql("delete from " + table + " where grain = ? and at >= ? and at < ?")
                    .params(Piece.word(grain), ScopeValues.utc(from), ScopeValues.utc(to))
                    .update();
        }
    }

    /** Who finished steps in a month: also without those whose steps are gone. */
    void persons(LocalDate month) {
        jdbc.sql("delete from insight_unit where month = ?").param(month).update();
        persons(
                month.atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atStartOfDay(zone).toInstant());
    }

    private void persons(Instant from, Instant to) {
        on(
                        """
                insert into insight_unit (month, unit, person)
                select distinct date_trunc('month', left_at at time zone :zone)::date, done_by_unit, done_by from step
                where left_at >= :from and left_at < :to and kind = 'staff' and done_by is not null and done_by_unit <> ''
                on conflict do nothing""",
                        Grain.DAY,
                        from,
                        to)
                .update();
    }

    private void parts(Grain grain, Instant from, Instant to) {
        on(
                        """
                with seen as materialized (
                    select distinct service, office, channel from insight_tally
                    where grain = :grain and at >= :from and at < :to)
                insert into insight_part (kind, name)
                select 'service', service from seen
                union select 'office', office from seen where office <> '*'
                union select 'channel', channel from seen where channel <> '*'
                on conflict do nothing""",
                        grain,
                        from,
                        to)
                .update();
    }

    private StatementSpec on(String sql, Grain grain, Instant from, Instant to) {
        Map<String, Object> values = new HashMap<>();
        values.put("grain", Piece.word(grain));
        values.put("from", ScopeValues.utc(from));
        values.put("to", ScopeValues.utc(to));
        values.put("zone", zone.getId());
        values.put("offices", calendar.offices().toArray(String[]::new));
        return jdbc.sql(sql).params(values);
    }
}
