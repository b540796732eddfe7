package org.diwan.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The months that are to be counted anew: a queue in the database, so that whoever is stopped goes on where it was. */
final class Months {

    /** Ends of the time in which there are facts, or counts of them; each is the end of an index. */
    private static final String ENDS =
            """
            select min(at at time zone :zone)::date as first, max(at at time zone :zone)::date as last from (
                select cast(:now as timestamptz)
                union all select min(submitted_at) from case_file union all select max(submitted_at) from case_file
                union all select min(decided_at) from case_file union all select max(decided_at) from case_file
                union all select min(left_at) from step union all select max(left_at) from step
                union all select min(issued_at) from certificate union all select max(issued_at) from certificate
                union all select min(at) from verification union all select max(at) from verification
                union all select min(submitted_at) from claim_batch union all select max(submitted_at) from claim_batch
                union all select max(settled_at) from claim_transfer
                union all select min(at) from insight_tally where grain = 'day'
                union all select max(at) from insight_tally where grain = 'day'
                union all select min(at) from insight_tally where grain = 'hour'
                union all select max(at) from insight_tally where grain = 'hour') ends (at)""";

    private final JdbcClient jdbc;
    private final ZoneId zone;

    Months(JdbcClient jdbc, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** The first and the last day of all facts and of today. */
    record Ends(LocalDate first, LocalDate last) {}

    Ends ends(Instant now) {
        return jdbc.sql(ENDS)
                .param("zone", zone.getId())
                .param("now", ScopeValues.utc(now))
                .query(Ends.class)
                .single();
    }

    void addAll(Instant now) {
        Ends ends = ends(now);
        Stream.iterate(
                        ends.first().withDayOfMonth(1),
                        month -> !month.isAfter(ends.last()),
                        month -> month.plusMonths(1))
                .forEach(this::add);
    }

    void add(LocalDate month) {
        jdbc.sql("insert into insight_rebuild values (?) on conflict do nothing")
                .param(month)
                .update();
    }

    List<LocalDate> all() {
        return jdbc.sql("select month from insight_rebuild order by month")
                .query(LocalDate.class)
                .list();
    }

    /** The first of them, no longer one of them once the transaction ends well. */
    Optional<LocalDate> take() {
        return jdbc.sql(
                        "delete from insight_rebuild where month = (select min(month) from insight_rebuild) returning month")
                .query(LocalDate.class)
                .optional();
    }
}
