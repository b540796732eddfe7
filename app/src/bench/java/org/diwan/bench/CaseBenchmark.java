package org.diwan.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A certificate case with a review: sent by a citizen, taken and finished by a clerk, over HTTP, with all that Diwan does;
 * against start and complete with the same answers as variables on a plain engine, called in the process. Both on one
 * PostgreSQL, turn by turn.
 */
final class CaseBenchmark {

    private static final String MODEL = "1000000016";
    private static final String PASSWORD = "demo-Pass-2026";
    private static final String START = "/services/certificate-issuance/start";
    private static final long FIRST_CITIZEN = 1_700_000_000L;
    private static final int CITIZENS = 100;
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 10_000;
    private static final Map<String, String> REFUSE = Map.of(
            "outcome", "refuse", "reason", "not-entitled", "note", "The employer has not answered since the spring.");
    private static final Map<String, String> ISSUE =
            Map.of("outcome", "issue", "correction", "none", "note", "The gap is real, the wage is not in doubt.");

    private final Server diwan;
    private final Database database;
    private final JdbcClient jdbc;
    private final PlainEngine plain;
    private final List<Visitor> citizens = new ArrayList<>();
    private final List<Visitor> clerks = new ArrayList<>();
    private Map<String, Object> answers = Map.of();

    private CaseBenchmark(Server diwan, Database database, JdbcClient jdbc, PlainEngine plain) {
        this.diwan = diwan;
        this.database = database;
        this.jdbc = jdbc;
        this.plain = plain;
    }

    static void run(Server diwan, Database database) throws Exception {
        try (HikariDataSource pool = database.pool();
                PlainEngine plain = new PlainEngine(database.beside("plain"))) {
            var benchmark = new CaseBenchmark(diwan, database, JdbcClient.create(pool), plain);
            benchmark.signIn();
            benchmark.warmUp();
            Out.title("(a) case with a review: Diwan over HTTP / plain engine in process");
            for (int threads : new int[] {1, 2, 4, 8}) {
                benchmark.refused(new Crowd(threads));
            }
            benchmark.issued(new Crowd(4));
        }
    }

    /** Only refused cases at this Diwan, nothing beside it. */
    static Refusals refusals(Server diwan, Database database) throws Exception {
        var benchmark = new CaseBenchmark(diwan, database, JdbcClient.create(database.pool()), null);
        benchmark.signIn();
        return (crowd, count) -> {
            Took took = benchmark.diwan(crowd, count, REFUSE);
            return count / (took.send + took.desk);
        };
    }

    /** Cases a second, from sent to refused. */
    interface Refusals {
        double perSecond(Crowd crowd, int count) throws Exception;
    }

    private void signIn() throws Exception {
        copy("person", "national_id", "jsonb_build_object('national_id', :id)");
        copy(
                "employment",
                "national_id",
                "jsonb_build_object('national_id', :id, 'employment_id', t.employment_id || '-' || :id)");
        jdbc.sql(
                        """
                insert into wage (employment_id, month, amount, currency)
                select e.employment_id, w.month, w.amount, w.currency
                  from employment e join wage w on w.employment_id = split_part(e.employment_id, '-', 1)
                 where e.employment_id like '%-%'""")
                .update();
        copy("account", "user_name", "jsonb_build_object('user_name', :id, 'party_id', :id)");
        HttpClient http = Visitor.browser();
        for (int citizen = 0; citizen < CITIZENS; citizen++) {
            citizens.add(Visitor.signIn(http, diwan.site(), Long.toString(FIRST_CITIZEN + citizen), PASSWORD));
        }
        clerks.add(Visitor.signIn(http, diwan.site(), "clerk1", PASSWORD));
        clerks.add(Visitor.signIn(http, diwan.site(), "clerk2", PASSWORD));
        String draft = citizens.get(0).get(START + "?template=wage");
        answers = new ObjectMapper()
                .readValue(
                        jdbc.sql("select answers from draft where id = ?::uuid")
                                .param(draft.replaceFirst(".*/([^?]*).*", "$1"))
                                .query(String.class)
                                .single(),
                        new TypeReference<>() {});
    }

    /** As many citizens as are needed, each with the record of the demo citizen who has a gap in theirs. */
    private void copy(String table, String key, String changed) {
        for (int citizen = 0; citizen < CITIZENS; citizen++) {
            jdbc.sql("insert into " + table + " select (jsonb_populate_record(t, " + changed + ")).* from " + table
                            + " t where " + key + " = :model")
                    .param("id", Long.toString(FIRST_CITIZEN + citizen))
                    .param("model", MODEL)
                    .update();
        }
    }

    private void warmUp() throws Exception {
        var crowd = new Crowd(4);
        plain(crowd, WARM_UP);
        diwan(crowd, WARM_UP, REFUSE);
    }

    private void refused(Crowd crowd) throws Exception {
        int count = crowd.threads() == 1 ? 100 : 240;
        var load = ForeignLoad.watch(diwan.pid(), database.server());
        List<Double> engine = new ArrayList<>();
        List<Double> sends = new ArrayList<>();
        List<Double> desks = new ArrayList<>();
        List<Double> product = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            engine.add(count / plain(crowd, count));
            Took took = diwan(crowd, count, REFUSE);
            sends.add(took.send * 1000 * crowd.threads() / count);
            desks.add(took.desk * 1000 * crowd.threads() / count);
            product.add(count / (took.send + took.desk));
        }
        Out.line(
                "%d thread%s, refused: %.2f x   Diwan %6.1f/s (send %.1f ms, claim + complete %.1f ms)   plain %6.1f/s   %s",
                crowd.threads(),
                crowd.threads() == 1 ? " " : "s",
                Crowd.median(product) / Crowd.median(engine),
                Crowd.median(product),
                Crowd.median(sends),
                Crowd.median(desks),
                Crowd.median(engine),
                load.text());
    }

    /** The same with a certificate at its end, until its PDF is drawn, signed and stored. */
    private void issued(Crowd crowd) throws Exception {
        int count = 80;
        diwan(crowd, count, ISSUE);
        awaitDocuments();
        var load = ForeignLoad.watch(diwan.pid(), database.server());
        List<Double> product = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Took took = diwan(crowd, count, ISSUE);
            product.add(count / (took.send + took.desk + awaitDocuments()));
        }
        Out.line(
                "%d threads, issued, with the signed PDF in store: Diwan %6.1f/s   %s",
                crowd.threads(), Crowd.median(product), load.text());
    }

    private double awaitDocuments() {
        long start = System.nanoTime();
        while (jdbc.sql("select count(*) - (select count(*) from document) from certificate")
                        .query(Long.class)
                        .single()
                > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Seconds for all the cases: to send them, and to take and finish their tasks. */
    private record Took(double send, double desk) {}

    private Took diwan(Crowd crowd, int count, Map<String, String> outcome) throws Exception {
        List<UUID> drafts = drafts(count);
        String[] references = new String[count];
        double send = crowd.seconds(count, number -> {
            String address = citizens.get(number % CITIZENS).post(START + "/" + drafts.get(number) + "/send", Map.of());
            references[number] = address.substring(address.lastIndexOf('/') + 1);
        });
        Map<String, String> tasks = jdbc
                .sql("select reference, id from task where ended_at is null")
                .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        double desk = crowd.seconds(count, number -> {
            Visitor clerk = clerks.get(number % clerks.size());
            String task = "/desk/tasks/" + tasks.get(references[number]);
            clerk.post(task + "/claim", Map.of());
            clerk.post(task + "/complete", outcome);
        });
        long left = jdbc.sql("select count(*) from task where ended_at is null")
                .query(Long.class)
                .single();
        if (tasks.size() != count || left > 0) {
            throw new IllegalStateException(tasks.size() + " tasks of " + count + " cases, " + left + " left");
        }
        return new Took(send, desk);
    }

    /** What the question pages leave behind, ready to be sent. */
    private List<UUID> drafts(int count) {
        List<UUID> drafts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            UUID id = UUID.randomUUID();
            drafts.add(id);
            jdbc.sql(
                            """
                    insert into draft (id, service, client, answers, updated_at)
                    select :id, service, :client, answers, now() from draft where client = :first limit 1""")
                    .param("id", id)
                    .param("client", Long.toString(FIRST_CITIZEN + number % CITIZENS))
                    .param("first", Long.toString(FIRST_CITIZEN))
                    .update();
        }
        return drafts;
    }

    private double plain(Crowd crowd, int count) throws Exception {
        String[] instances = new String[count];
        Map<String, Object> asked = new HashMap<>();
        answers.forEach((name, value) -> asked.put(name, value instanceof String ? value : value.toString()));
        double start = crowd.seconds(
                count, number -> instances[number] = plain.start("CRT-" + UUID.randomUUID(), new HashMap<>(asked)));
        String[] tasks = new String[count];
        for (int number = 0; number < count; number++) {
            tasks[number] = plain.task(instances[number]);
        }
        return start + crowd.seconds(count, number -> plain.complete(tasks[number], new HashMap<>(REFUSE)));
    }
}
