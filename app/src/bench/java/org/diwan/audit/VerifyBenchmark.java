package org.diwan.audit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.diwan.web.HouseKey;
import org.diwan.web.SigningKey;
import org.diwan.web.SigningSettings;
import org.postgresql.PGStatement;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Verifies a chain of a million entries, against the bare reading of the same rows and one SHA-256 over each; turn by turn, medians. */
public final class VerifyBenchmark {

    private static final int ENTRIES = 1_000_000;
    private static final int LOT = 10_000;
    private static final int ROUNDS = 5;
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private VerifyBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Path folder = Files.createTempDirectory("audit-benchmark");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
            for (String name : List.of("V060__audit.sql", "V090__audit_chain.sql")) {
                var script = new ResourceDatabasePopulator(new ClassPathResource("db/migration/" + name));
                script.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
                script.execute(pool);
            }
            run(pool, folder);
        }
    }

    private static void run(HikariDataSource pool, Path folder) throws Exception {
        Clock clock = Clock.systemUTC();
        var db = new JdbcTemplate(pool);
        var jdbc = JdbcClient.create(pool);
        var transactions = new DataSourceTransactionManager(pool);
        var key = new AuditKey(new HouseKey(folder.toString(), ""));
        var signing = SigningKey.of(new SigningSettings(folder, new SigningSettings.Signing(null, null)), clock);
        var settings = new AuditSettings(folder.resolve("heads.jsonl"), Duration.ofMinutes(1), 1000, null);
        var entries = new AuditEntries(db, key, clock);
        var witness = new Witness();
        var pin = new ChainPin(jdbc, signing, settings, clock);
        var sealer = new Sealer(db, transactions, new Audit(entries, witness, clock), witness, key, pin);
        var heads = new Heads(jdbc, transactions, signing, settings, pin, clock);
        long sealing = 0;
        for (int from = 0; from < ENTRIES; from += LOT) {
            entries.write(lot(from, clock));
            sealing += millis(sealer::seal);
            heads.sign();
        }
        db.execute("vacuum analyze audit_entry, audit_seal, audit_head");
        OUT.printf(Locale.ROOT, "%,d entries sealed: %,.0f a second%n", ENTRIES, ENTRIES * 1000.0 / sealing);
        var verification = new ChainVerification(db, transactions, key, signing, settings, clock);
        List<Long> bare = new ArrayList<>();
        List<Long> whole = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            long one = millis(() -> bare(pool));
            long other = millis(() -> {
                var report = verification.run(OUT::println).orElseThrow();
                if (report.entries() != ENTRIES || !report.well()) {
                    throw new IllegalStateException(report.toString());
                }
                return report;
            });
            if (round > 0) {
                bare.add(one);
                whole.add(other);
            }
        }
        System.gc();
        OUT.printf(
                Locale.ROOT,
                "audit verify, %,d entries: %,d ms   bare reading and hashing %,d ms   %.2f x   heap in use after: %d MiB%n",
                ENTRIES,
                median(whole),
                median(bare),
                (double) median(whole) / median(bare),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    private static List<NewEntry> lot(int from, Clock clock) {
        List<NewEntry> lot = new ArrayList<>(LOT);
        for (int i = from; i < from + LOT; i++) {
            lot.add(new NewEntry(
                    clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS),
                    "clerk" + i % 40,
                    i % 3 == 0 ? "task-claimed" : "case-reached",
                    "case",
                    "CRT-2026-%08d".formatted(i / 8),
                    "{\"element\":\"reconcileRecord\",\"service\":\"certificate-issuance\"}"));
        }
        return lot;
    }

    /** What nobody can do without: each row read as it is, in one cursor, and one hash over its bytes. */
    private static Long bare(HikariDataSource pool) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        long count = 0;
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement query =
                    connection.prepareStatement("select " + Entry.COLUMNS + " from audit_entry e order by e.seq")) {
                query.setFetchSize(2_000);
                query.unwrap(PGStatement.class).setPrepareThreshold(-1);
                ResultSet row = query.executeQuery();
                while (row.next()) {
                    for (int column = 1; column <= 9; column++) {
                        byte[] value = row.getBytes(column);
                        if (value != null) {
                            sha.update(value);
                        }
                    }
                    count += sha.digest().length;
                }
            }
            connection.rollback();
        }
        return count;
    }

    private static long millis(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
