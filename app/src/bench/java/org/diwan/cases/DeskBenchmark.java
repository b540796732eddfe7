package org.diwan.cases;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.diwan.cases.CaseEvent.TaskClaimed;
import org.diwan.cases.TaskFilter.Sort;
import org.diwan.cases.TaskFilter.State;
import org.diwan.cases.TaskFilter.Wanted;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The desk over a million open tasks: the first page of each list against the bare SELECT that its index answers, the
 * eight counts, and 32 clerks who claim the next task at once against the bare lock; on one durable PostgreSQL, turn by
 * turn, medians.
 */
public final class DeskBenchmark {

    private static final int TASKS = Integer.getInteger("diwan.desk-tasks", 1_000_000);
    private static final int CLERKS = 32;
    private static final int READS = 200;
    private static final int ROUNDS = 3;
    private static final long CLAIM_NANOS = 6_000_000_000L;
    private static final int PAGE = 50;
    private static final String CLERK = "clerk7";
    private static final WorkGroups ONE_GROUP = WorkGroups.of("clerk");
    private static final WorkGroups TWO_GROUPS = WorkGroups.of("supervisor", "clerk");
    private static final WorkGroups OF_OFFICE = new WorkGroups(List.of(), List.of("supervisor", "clerk"), "office-3");
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private final JdbcClient jdbc;
    private final TaskTimes times;
    private final TaskSearch search;
    private final TaskCounting counting;
    private final Tasks tasks;
    private final TransactionTemplate transaction;

    private DeskBenchmark(HikariDataSource pool) {
        Clock clock = Clock.systemUTC();
        jdbc = JdbcClient.create(pool);
        times = new TaskTimes(clock, ZoneId.of("Asia/Riyadh"));
        search = new TaskSearch(jdbc, times);
        counting = new TaskCounting(jdbc, search, times, clock);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        tasks = new Tasks(
                new TaskRows(jdbc, times), null, null, null, null, this::entered, transaction, null, null, clock);
    }

    /** What the audit writes in the same transaction. */
    private void entered(Object event) {
        TaskClaimed claimed = (TaskClaimed) event;
        jdbc.sql("insert into audit_entry (at, who, act, object_type, object_id, detail)"
                        + " values (now(), ?, 'task-claimed', 'case', ?, '{}'::jsonb)")
                .params(claimed.by(), claimed.reference())
                .update();
    }

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
            pool.setUsername("postgres");
            pool.setPassword("postgres");
            pool.setMaximumPoolSize(CLERKS);
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            new DeskBenchmark(pool).run();
        }
    }

    private void run() throws Exception {
        fill();
        OUT.printf("%,d open tasks%n", counting.counts(TaskFilter.ALL, ONE_GROUP, CLERK).of(State.ALL, null));
        pages();
        counts("as filled");
        ScheduledExecutorService asInDiwan = Executors.newSingleThreadScheduledExecutor();
        asInDiwan.scheduleWithFixedDelay(
                counting::sumUp, TaskCounting.EVERY_SECONDS, TaskCounting.EVERY_SECONDS, TimeUnit.SECONDS);
        claims();
        counts("right after the claims");
        asInDiwan.shutdown();
        asInDiwan.awaitTermination(1, TimeUnit.MINUTES);
        counting.sumUp();
        counts("summed up");
        compare();
    }

    /** Due from ten days ago to thirty ahead, in four services; one in fifty is taken, one in a hundred escalated. */
    private void fill() {
        jdbc.sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, office, status, submitted_at,
                    due_at, request_key)
                select 'CRT-2026-' || upper(lpad(to_hex((n * 2654435761) %% 4294967296), 8, '0')),
                    'service-' || n %% 4, (1000000000 + n)::text, (1000000000 + n)::text, 'web', 'office-' || n %% 24,
                    'IN_PROGRESS', now() - n %% 14400 * interval '1 minute', now() + interval '3 days', 'b' || n
                from generate_series(1, %d) n"""
                                .formatted(TASKS))
                .update();
        jdbc.sql(
                        """
                insert into task (id, reference, service, element, form, candidate_group, office, assignee,
                    claimed_at, created_at, due_at, escalated_at)
                select gen_random_uuid()::text, reference, service, 'reviewRecord', 'form', 'clerk', office,
                    case when n % 50 = 0 then 'clerk' || n % 300 end, case when n % 50 = 0 then now() end, submitted_at,
                    now() + (n * 7919 % 57600 - 14400) * interval '1 minute',
                    case when n % 100 = 1 then now() end
                from (select *, substring(request_key from 2)::bigint as n from case_file) c""")
                .update();
        jdbc.sql("vacuum analyze").update();
        counting.sumUp();
        jdbc.sql("vacuum analyze task_count").update();
        jdbc.sql("vacuum analyze task_count_of_office").update();
    }

    private void pages() {
        OUT.printf("%nfirst page of %d, ms: list with client, channel and messages / the SELECT behind it%n", PAGE);
        for (State state : State.values()) {
            page(new TaskFilter(state, null, Sort.DUE, Wanted.ANYTHING), ONE_GROUP, state.key());
        }
        page(new TaskFilter(State.FREE, "service-2", Sort.DUE, Wanted.ANYTHING), ONE_GROUP, "free, one service");
        page(new TaskFilter(State.ALL, null, Sort.OLDEST, Wanted.ANYTHING), ONE_GROUP, "all, waiting longest");
        page(TaskFilter.ALL, TWO_GROUPS, "all, supervisor");
        page(TaskFilter.ALL, OF_OFFICE, "all, of one office");
        page(new TaskFilter(State.FREE, "service-3", Sort.DUE, Wanted.ANYTHING), OF_OFFICE, "free, service and office");
        String reference = jdbc.sql("select max(reference) from case_file").query(String.class).single();
        var wanted = new Wanted(reference, List.of(reference));
        page(new TaskFilter(State.ALL, null, Sort.DUE, wanted), ONE_GROUP, "search by reference");
    }

    private void page(TaskFilter filter, WorkGroups groups, String name) {
        Map<String, Object> values = new HashMap<>(times.values());
        filter.into(values);
        values.put("user", CLERK);
        String bare = filter.wanted().isAnything()
                ? "select t.* from task t where t.candidate_group = 'clerk' and " + filter.condition() + " order by "
                        + filter.sort().by("t.") + " limit " + PAGE
                : "select t.* from task t where t.ended_at is null and right(t.reference, 8) ~>=~ :number and right(t.reference, 8) ~<~ :beyond limit " + PAGE;
        List<Double> lists = new ArrayList<>();
        List<Double> selects = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            selects.add(millis(() -> jdbc.sql(bare).params(values).query(Task.class).list()));
            lists.add(millis(() -> search.list(filter, groups, CLERK, PAGE, 0)));
        }
        OUT.printf(Locale.ROOT, "%-24s %6.2f / %6.2f = %.2f%n", name, median(lists), median(selects), median(lists) / median(selects));
    }

    private void counts(String when) {
        counts(when, TWO_GROUPS, "task_count");
        counts(when + ", one office", OF_OFFICE, "task_count_of_office");
    }

    private void counts(String when, WorkGroups groups, String table) {
        List<Double> all = IntStream.range(0, READS)
                .mapToObj(i -> millis(() -> counting.counts(TaskFilter.ALL, groups, CLERK)))
                .toList();
        long rows = jdbc.sql("select count(*) from " + table).query(Long.class).single();
        OUT.printf(
                Locale.ROOT,
                "eight counts for each service, %s (%,d rows): %.2f ms median, %.2f ms at most%n",
                when,
                rows,
                median(all),
                all.stream().mapToDouble(one -> one).max().orElse(0));
    }

    private void claims() throws Exception {
        OUT.printf("%n%d clerks claim the next task, a second%n", CLERKS);
        List<Double> next = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> locks = new ArrayList<>();
        Set<String> taken = ConcurrentHashMap.newKeySet();
        AtomicInteger collisions = new AtomicInteger();
        for (int round = 0; round <= ROUNDS; round++) {
            double locked = perSecond(user -> transaction.execute(status -> jdbc.sql(
                            """
                    select id from task where candidate_group = 'clerk' and ended_at is null and assignee is null
                    order by due_at, id limit 1 for update skip locked""")
                    .query(String.class)
                    .single()));
            double plain = perSecond(user -> transaction.execute(status -> {
                String id = jdbc.sql(
                                """
                        select id from task where candidate_group = 'clerk' and ended_at is null and assignee is null
                        order by due_at, id limit 1 for update skip locked""")
                        .query(String.class)
                        .single();
                return jdbc.sql("update task set assignee = ?, claimed_at = now() where id = ?")
                        .params(user, id)
                        .update();
            }));
            double whole = perSecond(user -> {
                String id = tasks.claimNext(user, ONE_GROUP).orElseThrow().id();
                if (!taken.add(id)) {
                    collisions.incrementAndGet();
                }
                return id;
            });
            jdbc.sql("vacuum task").update();
            if (round > 0) {
                next.add(whole);
                bare.add(plain);
                locks.add(locked);
            }
        }
        OUT.printf(Locale.ROOT, "SELECT … FOR UPDATE SKIP LOCKED alone        %,8.0f%n", median(locks));
        OUT.printf(Locale.ROOT, "the same and UPDATE of the holder            %,8.0f%n", median(bare));
        OUT.printf(
                Locale.ROOT,
                "claim next, with counts and audit            %,8.0f   %.2f of the lock alone, %.2f with the update%n",
                median(next),
                median(next) / median(locks),
                median(next) / median(bare));
        OUT.printf("%,d claimed, %d of them twice%n", taken.size(), collisions.get());
    }

    private interface Claim {
        Object by(String user);
    }

    private static double perSecond(Claim claim) throws Exception {
        ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
        long end = System.nanoTime() + CLAIM_NANOS;
        List<Callable<Integer>> all = IntStream.range(0, CLERKS)
                .mapToObj(i -> (Callable<Integer>) () -> {
                    int done = 0;
                    while (System.nanoTime() < end) {
                        claim.by("clerk" + i);
                        done++;
                    }
                    return done;
                })
                .toList();
        int done = 0;
        for (Future<Integer> one : clerks.invokeAll(all)) {
            done += one.get();
        }
        clerks.shutdown();
        return done * 1e9 / CLAIM_NANOS;
    }

    /** The figures against a recount. */
    private void compare() {
        for (State state : State.values()) {
            var filter = new TaskFilter(state, null, Sort.DUE, Wanted.ANYTHING);
            Map<String, Object> values = times.values();
            values.put("user", CLERK);
            long recount = jdbc.sql("select count(*) from task t where t.candidate_group = 'clerk' and "
                            + filter.condition())
                    .params(values)
                    .query(Long.class)
                    .single();
            long told = counting.counts(TaskFilter.ALL, ONE_GROUP, CLERK).of(state, null);
            OUT.printf("%-12s %,10d, recounted %,10d%n", state.key(), told, recount);
        }
    }

    private static double millis(Callable<?> work) {
        long start = System.nanoTime();
        try {
            work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }
}
