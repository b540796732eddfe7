package org.diwan.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Merges the files of other systems into the registry, row by row: good rows are kept, bad rows said. */
@Service
public class Imports {

    private final JdbcTemplate db;
    private final TransactionTemplate transactions;
    private final ImportKinds kinds;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Imports(
            JdbcTemplate db,
            PlatformTransactionManager transactions,
            ImportKinds kinds,
            Clock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.clock = clock;
        this.db = db;
        this.transactions = new TransactionTemplate(transactions);
        this.kinds = kinds;
    }

    /** The kinds of files there are, in the order in which they build on each other. */
    public Collection<String> kinds() {
        return kinds.names();
    }

    /**
     * Imports a file of a kind, whole or not at all.
     *
     * @param dryRun everything is checked and counted, nothing is kept
     * @throws FileRefused where the file is not of that kind
     */
    public ImportReport run(String kind, InputStream file, boolean dryRun) {
        return run(kind, file, dryRun, false);
    }

    /**
     * The same for a file that may name everybody.
     *
     * @param complete whoever is not in the file has left today; only where no row is refused and hardly anybody is missing
     */
    public ImportReport run(String kind, InputStream file, boolean dryRun, boolean complete) {
        ImportKind known = kinds.find(kind)
                .orElseThrow(() -> new FileRefused("Expected is one of the kinds " + String.join(", ", kinds.names())));
        if (complete && !known.mayBeComplete()) {
            throw new FileRefused("Only a list of staff can be complete");
        }
        return Objects.requireNonNull(transactions.execute(transaction -> {
            if (dryRun) {
                transaction.setRollbackOnly();
            }
            ImportReport report = db.execute(
                    (ConnectionCallback<ImportReport>) connection -> merge(file, known, complete, connection));
            events.publishEvent(RegistryImported.of(kind, Objects.requireNonNull(report)));
            return report;
        }));
    }

    private ImportReport merge(InputStream file, ImportKind kind, boolean complete, Connection connection)
            throws SQLException {
        try (Statement sql = connection.createStatement()) {
            ImportReport report = merge(new ImportFile(file, kind), new Stage(sql, kind), connection);
            return complete ? new MissingStaff(sql, clock).left(report) : report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportReport merge(ImportFile file, Stage stage, Connection connection)
            throws SQLException, IOException {
        oneAtATime(connection, file.kind());
        var refusals = new ArrayList<Refusal>();
        long read = 0;
        try (CopyText rows = stage.open(connection)) {
            for (CsvRow row = file.next(); row != null; row = file.next()) {
                read++;
                stage(file, row, rows, refusals);
            }
            rows.finish();
        }
        refusals.addAll(stage.refuseUnknown());
        refusals.addAll(stage.refuseByRules());
        stage.keepChanges();
        refusals.sort(Comparator.comparingInt(Refusal::line));
        long good = read - refusals.size();
        Stage.Merged merged = stage.merge(good);
        long same = good - merged.added() - merged.changed();
        return new ImportReport(read, merged.added(), merged.changed(), same, List.copyOf(refusals));
    }

    private static void stage(ImportFile file, CsvRow row, CopyText rows, List<Refusal> refusals) throws SQLException {
        Refusal misshapen = file.misshapen(row);
        if (misshapen != null) {
            refusals.add(misshapen);
            return;
        }
        String[] values = file.values(row);
        Refusal wrong = file.kind().refuse(row.line(), values);
        if (wrong != null) {
            refusals.add(wrong);
            return;
        }
        rows.cell(0, row.line());
        for (int i = 0; i < values.length; i++) {
            rows.cell(i + 1, values[i]);
        }
        rows.end();
    }

    /** Two imports of one kind at a time would count each other's rows. */
    private static void oneAtATime(Connection connection, ImportKind kind) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtext(?))")) {
            lock.setString(1, "registry import " + kind.name());
            lock.execute();
        }
    }
}
