package org.diwan.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.diwan.insight.history.HistoryPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import picocli.CommandLine;

/** What goes wrong on the way, and leaves figures as they should be. */
class RollupTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 10);
    private static final Instant NOW = Instant.parse("2026-04-15T08:20:00Z");
    private static final Scope ALL = all(FIRST.minusYears(1), FIRST.plusYears(1));
    private static InsightHouse house;
    private static int cases;

    @BeforeAll
    static void fill() {
        house = new InsightHouse(InsightHouse.RIYADH, NOW);
        house.history(house.plan(21, FIRST, 600));
        MoreFacts.add(house, new Random(4));
        house.rollup.catchUp();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void atNow() {
        house.clock.set(NOW);
        house.open(InsightHouse.settings(List.of("2026-02-22")));
        house.rollup.catchUp();
        house.rollup.catchUp();
    }

    private static Scope all(LocalDate from, LocalDate to) {
        return new Scope(new Period(from, to), null, null, null);
    }

    private static String add(Instant at) {
        String reference = "NEW-2026-" + String.format("%08d", ++cases);
        house.jdbc
                .sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, office, status, submitted_at, due_at, request_key)
                values (:reference, 'certificate-issuance', '1', '1', 'web', 'main', 'IN_PROGRESS', :at, :at, :reference)""")
                .param("reference", reference)
                .param("at", ScopeValues.utc(at))
                .update();
        return reference;
    }

    private static void decide(String reference, Instant at) {
        house.jdbc
                .sql("update case_file set decided_at = ?, decided_as = 'GRANTED' where reference = ?")
                .params(ScopeValues.utc(at), reference)
                .update();
    }

    private static long received(Scope scope) {
        return house.figures
                .totals(scope)
                .getOrDefault(Figure.RECEIVED, Tally.NONE)
                .n();
    }

    private static long stale() {
        return house.jdbc
                .sql("select count(*) from insight_stale")
                .query(Long.class)
                .single();
    }

    /** As a rebuild would have it, hours too. */
    private static void assertRight() {
        Set<String> counted = house.counted();
        house.rebuild.begin();
        while (house.rebuild.next().isPresent()) {
            // One month after the other.
        }
        house.rebuild.end();
        assertThat(counted).isEqualTo(house.counted());
    }

    @Test
    void whatIsCountedAsItComesIsWhatARebuildCounts() {
        for (int hour = 0; hour < 60; hour += 7) {
            house.clock.set(NOW.plus(Duration.ofHours(hour)));
            decide(add(house.clock.instant().minusSeconds(hour * 10_000L)), house.clock.instant());
            house.rollup.catchUp();
        }
        MoreFacts.change(house);
        house.rollup.catchUp();
        house.rollup.catchUp();
        assertRight();
    }

    @Test
    void anActThatIsUndoneLeavesNothing() throws SQLException {
        long before = received(ALL);
        try (Connection connection = house.source.getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("update case_file set decided_at = null where decided_at is not null");
            sql.execute("update step set left_at = left_at + interval '1 day' where left_at is not null");
            sql.execute("delete from step");
            connection.rollback();
        }
        assertThat(stale()).isZero();
        house.rollup.catchUp();
        assertThat(received(ALL)).isEqualTo(before);
    }

    @Test
    void whatChangesNoFigureIsNotCountedAgain() {
        house.jdbc
                .sql("update case_file set client = client, warned_at = now(), result = '/x' where decided_at is null")
                .update();
        house.jdbc
                .sql("update step set warned_at = now() where left_at is null")
                .update();
        assertThat(stale()).isZero();
    }

    @Test
    void aTransactionThatEndsLateIsCountedThen() throws SQLException {
        long before = received(ALL);
        try (Connection slow = house.source.getConnection();
                Statement sql = slow.createStatement()) {
            slow.setAutoCommit(false);
            sql.execute(
                    """
                    insert into case_file (reference, service, client, submitted_by, channel, office, status, submitted_at, due_at, request_key)
                    values ('SLW-2026-00000001', 'certificate-issuance', '1', '1', 'web', 'main', 'IN_PROGRESS',
                        '2026-03-02 10:00+00', '2026-03-05 10:00+00', 'slow')""");
            add(NOW);
            house.rollup.catchUp();
            assertThat(received(ALL)).isEqualTo(before + 1);
            slow.commit();
        }
        house.rollup.catchUp();
        assertThat(received(ALL)).isEqualTo(before + 2);
        assertRight();
    }

    @Test
    void aNodeThatIsKilledInTheMiddleLeavesEverythingToTheNext() throws Exception {
        String last = add(NOW);
        decide(last, NOW);
        Set<String> before = house.counted();
        try (Connection other = house.source.getConnection();
                Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("lock table insight_time in access exclusive mode");
            CompletableFuture<Void> counting = CompletableFuture.runAsync(() -> house.rollup.catchUp());
            killWhoWaits();
            assertThatThrownBy(() -> counting.get(20, TimeUnit.SECONDS)).isNotNull();
            other.rollback();
        }
        assertThat(house.counted()).isEqualTo(before);
        assertThat(stale()).isPositive();
        house.rollup.catchUp();
        assertThat(stale()).isZero();
        assertRight();
    }

    private static void killWhoWaits() {
        Awaitility.await().until(() -> house.jdbc
                .sql(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'relation'""")
                .query(Boolean.class)
                .list()
                .contains(true));
    }

    @Test
    void twoNodesAtOnceCountOnce() {
        for (int i = 0; i < 20; i++) {
            decide(add(NOW.minusSeconds(i * 5_000L)), NOW.minusSeconds(i * 100L));
        }
        Rollup other = house.node();
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(house.rollup::catchUp), CompletableFuture.runAsync(other::catchUp))
                .join();
        house.rollup.catchUp();
        assertThat(stale()).isZero();
        assertRight();
    }

    @Test
    void aClockThatWasWrongDoesNoHarm() {
        house.clock.set(Instant.parse("2026-09-01T10:00:00Z"));
        decide(add(house.clock.instant()), house.clock.instant());
        house.rollup.catchUp();
        house.clock.set(NOW);
        house.rollup.catchUp();
        decide(add(NOW.minusSeconds(7_200)), NOW);
        house.rollup.catchUp();
        house.rollup.catchUp();
        Map<Figure, Tally> totals = house.figures.totals(ALL);
        assertThat(totals.get(Figure.RECEIVED).n()).isEqualTo(house.cases.count(ALL, Figure.RECEIVED, null));
        assertThat(totals.get(Figure.GRANTED).n()).isEqualTo(house.cases.count(ALL, Figure.GRANTED, null));
        assertThat(house.figures.series(
                        all(LocalDate.of(2026, 4, 15), LocalDate.of(2026, 4, 15)),
                        Grain.HOUR,
                        EnumSet.of(Figure.GRANTED)))
                .isNotEmpty();
        house.rebuild.begin();
        while (house.rebuild.next().isPresent()) {
            // One month after the other.
        }
        assertThat(house.figures.totals(ALL)).isEqualTo(totals);
    }

    @Test
    void midnightMakesDaysOfHoursAndMonthsOfDays() {
        Map<Figure, Tally> before = house.figures.totals(ALL);
        house.clock.set(Instant.parse("2026-06-02T06:00:00Z"));
        house.rollup.catchUp();
        assertThat(house.jdbc
                        .sql("select count(*) from insight_tally where grain = 'hour'")
                        .query(Long.class)
                        .single())
                .isZero();
        Map<Figure, Tally> after = house.figures.totals(ALL);
        for (Figure figure : Figure.values()) {
            if (!figure.isNow()) {
                assertThat(after.get(figure)).as("%s", figure).isEqualTo(before.get(figure));
            }
        }
        assertRight();
        // As it was, for those who come after.
        house.clock.set(NOW);
        house.rebuild.begin();
        while (house.rebuild.next().isPresent()) {
            // One month after the other.
        }
    }

    @Test
    void aHolidayAddedBackwardsIsMeasuredAgain() {
        Scope march = new Scope(
                new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)), "bank-account-change", null, null);
        Duration before = house.times.ofSteps(march).get("awaitBank").p90();
        house.open(InsightHouse.settings(List.of(
                "2026-02-22",
                "2026-03-01",
                "2026-03-02",
                "2026-03-03",
                "2026-03-04",
                "2026-03-05",
                "2026-03-08",
                "2026-03-09",
                "2026-03-11",
                "2026-03-12",
                "2026-03-15",
                "2026-03-16",
                "2026-03-17",
                "2026-03-18")));
        house.rollup.catchUp();
        assertThat(house.times.ofSteps(march).get("awaitBank").p90()).isLessThan(before);
        assertRight();
    }

    @Test
    void anotherTimeZoneHasOtherDays() {
        try (var riyadh = new InsightHouse(InsightHouse.RIYADH, NOW);
                var montreal = new InsightHouse(riyadh.source.getJdbcUrl(), ZoneId.of("America/Montreal"), NOW)) {
            riyadh.history(riyadh.plan(31, FIRST, 150));
            riyadh.rollup.catchUp();
            for (int day = 0; day < 3; day++) {
                montreal.clock.set(NOW.plus(Duration.ofDays(day)));
                montreal.rollup.catchUp();
                Set<String> counted = montreal.counted();
                montreal.rebuild.begin();
                while (montreal.rebuild.next().isPresent()) {
                    // One month after the other.
                }
                assertThat(counted).isEqualTo(montreal.counted());
            }
            Scope march = all(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
            assertThat(montreal.figures.totals(march).get(Figure.DECIDED).n())
                    .isEqualTo(montreal.cases.count(march, Figure.DECIDED, null));
        }
    }

    @Test
    void aRebuildGoesOnWhereItWasStopped() {
        Set<String> before = house.counted();
        house.jdbc.sql("delete from insight_tally").update();
        List<LocalDate> months = house.rebuild.begin();
        house.rebuild.next();
        house.rebuild.next();
        assertThat(new Rebuild(house.node(), house.jdbc, house.clock, house.zone).left())
                .isEqualTo(months.subList(2, months.size()));
        // Whoever counts ahead in the application does what is left.
        house.rollup.catchUp();
        assertThat(house.rebuild.left()).isEmpty();
        assertThat(house.counted()).isEqualTo(before);
    }

    @Test
    void aHistoryIsTheSameForTheSameSeed() {
        HistoryPlan plan = house.plan(77, FIRST, 200);
        String written =
                """
                select md5(string_agg(c::text, '|' order by reference)) || md5(string_agg(s, '|' order by reference))
                from case_file c join lateral (select string_agg(concat_ws(',', element, entered_at, left_at, done_by), ';'
                    order by id) as s from step s where s.reference = c.reference) s on true
                where request_key like 'history-77-%'""";
        house.history(plan);
        String first = house.jdbc.sql(written).query(String.class).single();
        assertThat(house.jdbc
                        .sql(
                                "select count(*) from case_file where request_key like 'history-77-%' and decided_at is null")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(plan.backlog());
        house.jdbc
                .sql(
                        "delete from step where reference in (select reference from case_file where request_key like 'history-77-%')")
                .update();
        house.jdbc
                .sql("delete from case_file where request_key like 'history-77-%'")
                .update();
        house.history(plan);
        assertThat(house.jdbc.sql(written).query(String.class).single()).isEqualTo(first);
        house.rollup.catchUp();
        house.rollup.catchUp();
        assertRight();
    }

    @Test
    void theCommandTellsEachMonthAndHowManyCasesItHad() {
        long all = received(ALL);
        var beans = new StaticListableBeanFactory(Map.of("rebuild", house.rebuild));
        var out = new StringWriter();
        int code = new CommandLine(new RebuildCommand(() -> beans))
                .setOut(new PrintWriter(out))
                .execute();
        assertThat(code).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("2026-02: \\d+ cases, \\d+ steps, .* s"))
                .anyMatch(line -> line.startsWith("Done: " + all + " cases"));
    }

    @Test
    void anHourOfTwoAtTheEndOfSummerIsTwoHours() {
        try (var paris = new InsightHouse(ZoneId.of("Europe/Paris"), Instant.parse("2026-10-25T12:00:00Z"))) {
            paris.rollup.catchUp();
            paris.jdbc
                    .sql(
                            """
                    insert into case_file (reference, service, client, submitted_by, channel, office, status, submitted_at, due_at, request_key)
                    select 'T-' || n, 's', '1', '1', 'web', 'main', 'IN_PROGRESS', timestamptz '2026-10-24 22:15Z' + n * interval '1 hour',
                        now(), 't' || n from generate_series(0, 5) n""")
                    .update();
            paris.rollup.catchUp();
            Scope day = all(LocalDate.of(2026, 10, 25), LocalDate.of(2026, 10, 25));
            SortedMap<Instant, Map<Figure, Tally>> hours =
                    paris.figures.series(day, Grain.HOUR, EnumSet.of(Figure.RECEIVED));
            assertThat(hours.headMap(Instant.parse("2026-10-25T04:00:00Z")).values())
                    .extracting(tallies -> tallies.get(Figure.RECEIVED).n())
                    .containsExactly(1L, 1L, 1L, 1L, 1L, 1L);
        }
    }

    @Test
    void aUnitOfTwoDoesNotStandByItself() {
        assertThat(house.figures.details(ALL, Figure.UNIT_DONE))
                .containsKeys("", "main-counter")
                .doesNotContainKey("main-night");
        assertThat(house.cases.count(ALL, Figure.UNIT_DONE, "main-night")).isZero();
    }

    @Test
    void servicesThatAreGoneStillCount() {
        assertThat(house.figures.byService(ALL)).containsKey("gone-since");
        assertThat(house.parts.services()).contains("gone-since", "certificate-issuance");
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsNone() {
        LocalDate day = LocalDate.of(2026, 1, 2);
        assertThatThrownBy(() -> new Period(day, day.minusDays(1))).hasMessageContaining("before it begins");
        assertThat(new Period(day, day.plusDays(6)).before()).isEqualTo(new Period(day.minusDays(7), day.minusDays(1)));
    }
}
