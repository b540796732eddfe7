package org.diwan.insight;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.diwan.calendar.CalendarSettings;
import org.diwan.calendar.CalendarSettings.Office;
import org.diwan.calendar.WorkingTime;
import org.diwan.insight.history.HistoryOfCases;
import org.diwan.insight.history.HistoryPlan;
import org.diwan.insight.history.ServicePlan;
import org.diwan.insight.history.StepPlan;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rows n and o: a year of cases with eight steps each, loaded in bulk, on one durable PostgreSQL. All figures counted anew
 * for a tenth of them and for all; what the dashboard asks for; an export of all cases.
 * {@code DIWAN_BENCH_CASES} says how many have ended, 1,000,000 where it is not set; a tenth as many are open.
 */
public final class InsightBenchmark {

    private static final int ENDED = Integer.parseInt(System.getenv().getOrDefault("DIWAN_BENCH_CASES", "1000000"));
    private static final int TENTH = 10;
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 3;
    private static final int OFFICES = 24;
    private static final int STEPS = 8;
    private static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");
    private static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final AtomicLong later = new AtomicLong();
    private final CalendarSettings settings = settings();
    private final Clock clock = Clock.fixed(NOW, ZONE);
    private final WorkingTime calendar = new WorkingTime(settings, clock, ZONE);

    private InsightBenchmark(HikariDataSource pool) {
        this.pool = pool;
        this.jdbc = JdbcClient.create(pool);
    }

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .start()) {
            double little = rebuilt(server, "little", ENDED / TENTH);
            double all = rebuilt(server, "much", ENDED);
            OUT.printf(
                    Locale.ROOT,
                    "(o) processor a case with %,d / with %,d: %.2f%n",
                    ENDED,
                    ENDED / TENTH,
                    all / little);
        }
    }

    /** Gives the milliseconds of processor a case; asks the dashboard's questions of the larger one. */
    private static double rebuilt(EmbeddedPostgres server, String database, int ended) throws Exception {
        new JdbcTemplate(server.getPostgresDatabase()).execute("create database " + database);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(server.getJdbcUrl("postgres", database));
            pool.setMaximumPoolSize(4);
            pool.addDataSourceProperty("prepareThreshold", "3");
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            var bench = new InsightBenchmark(pool);
            bench.load(ended);
            double cost = bench.rebuild(ended);
            if (ended == ENDED) {
                bench.dashboard();
                bench.export();
            }
            return cost;
        }
    }

    private static CalendarSettings settings() {
        Map<String, Office> offices = new TreeMap<>();
        for (int i = 1; i < OFFICES; i++) {
            offices.put("office-" + i, new Office(List.of(), null, null, null, List.of()));
        }
        return new CalendarSettings(
                "sa",
                EnumSet.complementOf(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)),
                LocalTime.of(8, 0),
                LocalTime.of(16, 0),
                List.of("02-22"),
                offices);
    }

    private void load(int ended) throws SQLException {
        long begin = System.nanoTime();
        Map<String, Double> offices = new TreeMap<>();
        calendar.offices().forEach(office -> offices.put(office, 1.0 + office.length() % 3));
        var plan = new HistoryPlan(
                1,
                LocalDate.ofInstant(NOW, ZONE).minusYears(1),
                NOW,
                ended + ended / TENTH,
                ended / TENTH,
                services(),
                offices,
                Map.of("web", 5.0, "office", 2.0, "call-centre", 1.0, "kiosk", 0.5),
                1.3,
                LocalDate.ofInstant(NOW, ZONE).minusDays(60));
        try (Connection connection = pool.getConnection();
                Statement sql = connection.createStatement()) {
            // Keys and triggers are switched off: it is the figures that are measured, and they are rebuilt.
            sql.execute("set session_replication_role = replica");
            new HistoryOfCases(plan, calendar, ZONE).write(connection);
            sql.execute("set session_replication_role = origin");
            sql.execute("vacuum analyze case_file");
            sql.execute("vacuum analyze step");
        }
        OUT.printf(
                Locale.ROOT,
                "%n%,d cases, %,d of them open, %,d steps; loaded in %.0f s%n",
                count("select count(*) from case_file"),
                count("select count(*) from case_file where decided_at is null"),
                count("select count(*) from step"),
                seconds(begin));
    }

    /** Four services of eight steps, all of which every case goes. */
    private static List<ServicePlan> services() {
        List<ServicePlan> services = new ArrayList<>();
        for (ServicePlan one : HistoryPlan.SERVICES) {
            if (one.steps().size() == STEPS) {
                List<StepPlan> steps = one.steps().stream()
                        .map(step -> new StepPlan(step.element(), step.kind(), 1, step.usual(), step.target()))
                        .toList();
                for (String name : List.of("", "-abroad")) {
                    services.add(new ServicePlan(
                            one.key() + name,
                            one.prefix(),
                            one.weight(),
                            one.target(),
                            one.granted(),
                            one.withdrawn(),
                            one.reasons(),
                            steps));
                }
            }
        }
        return services;
    }

    private double rebuild(int ended) throws SQLException {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        var ahead = new InsightSettings(true, Duration.ZERO);
        var rollup = new Rollup(jdbc, transaction, calendar, ahead, clock, ZONE);
        var rebuild = new Rebuild(rollup, jdbc, clock, ZONE);
        long begin = System.nanoTime();
        double processor = processorMillis();
        int months = rebuild.begin().size();
        for (Optional<Rebuild.Counted> month = rebuild.next(); month.isPresent(); ) {
            month = rebuild.next();
        }
        double seconds = seconds(begin);
        double each = (processorMillis() - processor) / (ended * 1.1);
        OUT.printf(
                Locale.ROOT,
                "(o) insight rebuild, %d months: %.1f s, %.3f ms of the database's processor a case; %,d counts, %,d rows of"
                        + " lengths%n",
                months,
                seconds,
                each,
                count("select count(*) from insight_tally"),
                count("select count(*) from insight_time"));
        try (Connection connection = pool.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("vacuum analyze");
        }
        return each;
    }

    private void dashboard() {
        LocalDate today = LocalDate.ofInstant(NOW, ZONE);
        Period month = new Period(today.minusDays(29), today);
        Period year = new Period(today.minusDays(364), today);
        OUT.printf("%n(n) the dashboard's database time, ms: median and most of %d%n", ROUNDS);
        dashboard("30 days, everything", new Scope(month, null, null, null));
        dashboard("a year, everything", new Scope(year, null, null, null));
        dashboard("a year, one office", new Scope(year, null, "office-3", null));
        dashboard("a year, one service, online", new Scope(year, "certificate-issuance", null, "web"));
    }

    private void dashboard(String name, Scope scope) {
        Clock moving = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZONE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return NOW.plusSeconds(later.get());
            }
        };
        var values = new ScopeValues(new Ages(calendar, moving, ZONE), moving, ZONE);
        var figures = new Figures(
                jdbc,
                values,
                new Parts(jdbc),
                new Units(jdbc),
                new InsightSettings(true, Duration.ofSeconds(3)),
                settings,
                moving,
                ZONE);
        var times = new StepTimes(jdbc, moving, ZONE);
        Map<String, Runnable> questions = new TreeMap<>();
        questions.put("1 totals, with all that is open", () -> figures.totals(scope));
        questions.put(
                "2 totals of the period before",
                () -> figures.totals(scope.in(scope.period().before())));
        questions.put(
                "3 series by day",
                () -> figures.series(scope, Grain.DAY, EnumSet.of(Figure.RECEIVED, Figure.DECIDED, Figure.LATE)));
        questions.put("4 open at the end of each day", () -> figures.openAtEndOf(scope, Grain.DAY));
        questions.put("5 by service", () -> figures.byService(scope));
        questions.put("6 by office", () -> figures.byOffice(scope));
        questions.put("7 by channel", () -> figures.byChannel(scope));
        questions.put("8 details", () -> List.of(
                        Figure.REFUSED, Figure.AGE, Figure.UNIT_DONE, Figure.STEP_WAITING, Figure.STEP_LATE)
                .forEach(figure -> figures.details(scope, figure)));
        questions.put("9 lengths of cases and steps", () -> {
            times.ofCases(scope);
            times.ofCasesByService(scope);
            times.ofSteps(new Scope(scope.period(), "certificate-issuance", scope.office(), scope.channel()));
        });
        Map<String, List<Double>> taken = new TreeMap<>();
        double before = 0;
        for (int round = 0; round < ROUNDS + WARM_UP; round++) {
            later.addAndGet(10);
            if (round == WARM_UP) {
                before = processorMillis();
            }
            double sum = 0;
            for (Map.Entry<String, Runnable> question : questions.entrySet()) {
                long begin = System.nanoTime();
                question.getValue().run();
                double millis = seconds(begin) * 1_000;
                sum += millis;
                if (round >= WARM_UP) {
                    taken.computeIfAbsent(question.getKey(), none -> new ArrayList<>())
                            .add(millis);
                }
            }
            if (round >= WARM_UP) {
                taken.computeIfAbsent("whole", none -> new ArrayList<>()).add(sum);
            }
        }
        double processor = (processorMillis() - before) / ROUNDS;
        OUT.printf(Locale.ROOT, "%s; the database's processor: %.0f ms%n", name, processor);
        taken.forEach((question, millis) -> {
            millis.sort(null);
            OUT.printf(
                    Locale.ROOT,
                    "    %-34s %6.1f %6.1f%n",
                    question,
                    millis.get(millis.size() / 2),
                    millis.get(millis.size() - 1));
        });
    }

    /** What the server's processes for this database have used; other work on the machine does not change it. */
    private double processorMillis() {
        return jdbc
                .sql("select pid from pg_stat_activity where datname = current_database() and pid is not null")
                .query(Long.class)
                .list()
                .stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(Duration::toMillis)
                .sum();
    }

    private void export() {
        LocalDate today = LocalDate.ofInstant(NOW, ZONE);
        Scope scope = new Scope(new Period(today.minusYears(2), today), null, null, null);
        var values = new ScopeValues(new Ages(calendar, clock, ZONE), clock, ZONE);
        var cases = new FigureCases(new JdbcTemplate(pool), values, new Units(jdbc), calendar, clock);
        long[] rows = new long[1];
        long[] most = new long[1];
        long begin = System.nanoTime();
        new TransactionTemplate(new DataSourceTransactionManager(pool))
                .executeWithoutResult(status -> cases.each(scope, Figure.DECIDED, null, line -> {
                    if (++rows[0] % (ENDED / 4) == 0) {
                        System.gc();
                        Runtime runtime = Runtime.getRuntime();
                        most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory());
                    }
                }));
        OUT.printf(
                Locale.ROOT,
                "%n(n) %,d lines of an export in %.1f s, heap in use at most %d MiB%n",
                rows[0],
                seconds(begin),
                most[0] >> 20);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
