package org.diwan.insight;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diwan.TestDatabase;
import org.diwan.calendar.CalendarSettings;
import org.diwan.calendar.CalendarSettings.Office;
import org.diwan.calendar.WorkingTime;
import org.diwan.insight.history.HistoryOfCases;
import org.diwan.insight.history.HistoryPlan;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures over a database of their own, with a clock that stands where it is put. */
final class InsightHouse implements AutoCloseable {

    static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

    static final Map<String, Office> OFFICES = Map.of(
            "north", new Office(List.of(), null, LocalTime.of(9, 30), LocalTime.of(15, 0), List.of("2026-03-10")),
            "west", new Office(List.of(), EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), null, null, List.of()));

    final MovableClock clock;
    final ZoneId zone;
    final HikariDataSource source;
    final JdbcClient jdbc;
    WorkingTime calendar;
    Rollup rollup;
    Rebuild rebuild;
    Figures figures;
    StepTimes times;
    FigureCases cases;
    Parts parts;

    InsightHouse(ZoneId zone, Instant now) {
        this(TestDatabase.fresh(), zone, now);
    }

    InsightHouse(String address, ZoneId zone, Instant now) {
        this.clock = new MovableClock(now, zone);
        this.zone = zone;
        this.source = new HikariDataSource();
        source.setJdbcUrl(address);
        source.setMaximumPoolSize(4);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        this.jdbc = JdbcClient.create(source);
        open(settings(List.of("2026-02-22")));
    }

    /** Another node, or the same after new settings. */
    void open(CalendarSettings settings) {
        calendar = new WorkingTime(settings, clock, zone);
        rollup = node();
        rebuild = new Rebuild(rollup, jdbc, clock, zone);
        var ages = new Ages(calendar, clock, zone);
        var values = new ScopeValues(ages, clock, zone);
        var units = new Units(jdbc);
        parts = new Parts(jdbc);
        figures = new Figures(
                jdbc, values, parts, units, new InsightSettings(true, Duration.ZERO), settings, clock, zone);
        times = new StepTimes(jdbc, clock, zone);
        cases = new FigureCases(new JdbcTemplate(source), values, units, calendar, clock);
    }

    Rollup node() {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        return new Rollup(jdbc, transaction, calendar, new InsightSettings(true, Duration.ZERO), clock, zone);
    }

    static CalendarSettings settings(List<String> closedOn) {
        return new CalendarSettings(
                "none",
                EnumSet.complementOf(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)),
                LocalTime.of(8, 0),
                LocalTime.of(16, 0),
                closedOn,
                OFFICES);
    }

    HistoryPlan plan(long seed, LocalDate from, int cases) {
        return new HistoryPlan(
                seed,
                from,
                clock.instant(),
                cases,
                cases / 10,
                HistoryPlan.SERVICES,
                // One that the calendar does not name.
                Map.of("main", 4.0, "north", 2.0, "west", 1.0, "closed-since", 0.5),
                Map.of("web", 5.0, "office", 2.0, "call-centre", 1.0),
                1.3,
                from.plusWeeks(3));
    }

    void history(HistoryPlan plan) {
        try (Connection connection = source.getConnection()) {
            new HistoryOfCases(plan, calendar, zone).write(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that was counted ahead, in words that can be compared. */
    Set<String> counted() {
        return Set.copyOf(jdbc.sql(
                        """
                        select concat_ws('|', grain, at, service, office, channel, figure, n, trim_scale(amount), details, counts) from insight_tally
                        union all
                        select concat_ws('|', grain, at, service, office, channel, element, seconds, times, late, target) from insight_time""")
                .query(String.class)
                .list());
    }

    @Override
    public void close() {
        source.close();
    }

    /** Stands where it is put. */
    static final class MovableClock extends Clock {

        private final ZoneId zone;
        private Instant now;

        MovableClock(Instant now, ZoneId zone) {
            this.now = now;
            this.zone = zone;
        }

        void set(Instant moment) {
            now = moment;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new MovableClock(now, other);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
