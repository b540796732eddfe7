package org.diwan.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of files, for a day: refusals may be many, and a session is read with every click. */
@Repository
class ImportOutcomes {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient db;
    private final Clock clock;

    ImportOutcomes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    UUID keep(ImportOutcome outcome) {
        ImportReport report = outcome.report();
        List<Refusal> refusals = report.refusals();
        UUID id = UUID.randomUUID();
        db.sql("delete from import_outcome where at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        db.sql(
                        """
                insert into import_outcome (id, at, file, dry_run, rows, lines, columns, reasons)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        outcome.file(),
                        outcome.dryRun(),
                        new Long[] {report.read(), report.added(), report.changed(), report.same(), report.gone()},
                        refusals.stream().map(Refusal::line).toArray(Integer[]::new),
                        refusals.stream().map(Refusal::column).toArray(String[]::new),
                        refusals.stream().map(Refusal::reason).toArray(String[]::new))
                .update();
        return id;
    }

    Optional<ImportOutcome> find(UUID id) {
        return db.sql("select * from import_outcome where id = ?")
                .param(id)
                .query(ImportOutcomes::outcome)
                .optional();
    }

    private static ImportOutcome outcome(ResultSet row, int index) throws SQLException {
        Long[] rows = (Long[]) row.getArray("rows").getArray();
        Integer[] lines = (Integer[]) row.getArray("lines").getArray();
        String[] columns = (String[]) row.getArray("columns").getArray();
        String[] reasons = (String[]) row.getArray("reasons").getArray();
        List<Refusal> refusals = IntStream.range(0, lines.length)
                .mapToObj(i -> new Refusal(lines[i], columns[i], reasons[i]))
                .toList();
        return new ImportOutcome(
                row.getString("file"),
                row.getBoolean("dry_run"),
                new ImportReport(rows[0], rows[1], rows[2], rows[3], rows[4], refusals));
    }
}
