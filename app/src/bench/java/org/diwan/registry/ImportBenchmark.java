package org.diwan.registry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * A million wages through the import, against PostgreSQL's bare COPY of the same file into a table with the same key:
 * both durable, on the same server, turn by turn; medians.
 */
public final class ImportBenchmark {

    private static final int EMPLOYMENTS = 50_000;
    private static final int MONTHS = 20;
    private static final int ROUNDS = 5;
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private final JdbcTemplate db;
    private final Imports imports;
    private final Path file;

    private ImportBenchmark(DataSource source, Path file) {
        db = new JdbcTemplate(source);
        imports = new Imports(db, new DataSourceTransactionManager(source), new ImportKinds(Clock.systemUTC()), Clock.systemUTC(), event -> {});
        this.file = file;
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempFile("wages", ".csv");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            write(file);
            new ImportBenchmark(new SingleConnectionDataSource(connection, true), file).run();
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file) throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("employment_id,month,amount,currency\n");
            for (int employment = 0; employment < EMPLOYMENTS; employment++) {
                for (int month = 0; month < MONTHS; month++) {
                    csv.write("%d,%d-%02d,%d.50,SAR\n"
                            .formatted(
                                    9_000_000_000L + employment,
                                    2025 + month / 12,
                                    1 + month % 12,
                                    4_000 + employment % 9_000));
                }
            }
        }
    }

    private void run() throws Exception {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V020__registry.sql"),
                new ClassPathResource("db/migration/V074__registry.sql"))
                .execute(new SingleConnectionDataSource(db.getDataSource().getConnection(), true));
        db.execute("create table bare (like wage including all)");
        db.execute("create table heap (employment_id text, month text, amount numeric(12, 2), currency text)");
        db.execute("insert into employment select (9000000000 + n)::text, '1000000008', '700', 'clerk', '2020-01-01'"
                + " from generate_series(0, " + (EMPLOYMENTS - 1) + ") n");
        db.execute("analyze");
        var copies = new ArrayList<Long>();
        var heaps = new ArrayList<Long>();
        var firsts = new ArrayList<Long>();
        var repeats = new ArrayList<Long>();
        for (int round = 0; round <= ROUNDS; round++) {
            db.execute("truncate wage, bare, heap");
            db.execute("checkpoint");
            long heap = millis(() -> copy("heap"));
            db.execute("checkpoint");
            long copy = millis(() -> copy("bare"));
            db.execute("checkpoint");
            long first = millis(this::importFile);
            db.execute("checkpoint");
            long repeat = millis(this::importFile);
            if (round > 0) {
                heaps.add(heap);
                copies.add(copy);
                firsts.add(first);
                repeats.add(repeat);
            }
        }
        OUT.printf("%,d wages, median of %d rounds%n", EMPLOYMENTS * MONTHS, ROUNDS);
        OUT.printf("bare COPY, table without a key   %,6d ms%n", median(heaps));
        OUT.printf("bare COPY, table with the key    %,6d ms%n", median(copies));
        OUT.printf("registry import, all new         %,6d ms   %.2f x COPY with the key, %.2f x without%n",
                median(firsts), ratio(firsts, copies), ratio(firsts, heaps));
        OUT.printf("registry import, the same again  %,6d ms   %.2f x COPY with the key, %.2f x without%n",
                median(repeats), ratio(repeats, copies), ratio(repeats, heaps));
    }

    private Long copy(String table) throws SQLException, IOException {
        Connection connection = db.getDataSource().getConnection();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " (employment_id, month, amount, currency) from stdin csv header", bytes);
        }
    }

    private ImportReport importFile() throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ImportReport report = imports.run("wages", bytes, false);
            if (report.read() != EMPLOYMENTS * MONTHS || !report.refusals().isEmpty()) {
                throw new IllegalStateException(report.summary());
            }
            return report;
        }
    }

    private static long millis(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static double ratio(List<Long> one, List<Long> other) {
        return (double) median(one) / median(other);
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
