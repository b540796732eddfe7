package org.diwan.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.diwan.web.SigningKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the whole chain with its signed heads as lines of JSON, so that it can be verified without the house. */
@Component
class AuditExport {

    private static final int FETCH = 500;

    private final JdbcTemplate db;
    private final TransactionTemplate oneSight;
    private final Sealer sealer;
    private final Heads heads;
    private final SigningKey key;
    private final Clock clock;

    AuditExport(
            JdbcTemplate db,
            PlatformTransactionManager transactions,
            Sealer sealer,
            Heads heads,
            SigningKey key,
            Clock clock) {
        this.db = db;
        this.sealer = sealer;
        this.heads = heads;
        this.key = key;
        this.clock = clock;
        this.oneSight = new TransactionTemplate(transactions);
        oneSight.setReadOnly(true);
        oneSight.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Everything up to now: what is committed is sealed and the head signed first. False where the chain is read already. */
    boolean write(Writer out) {
        sealer.seal();
        Head head = heads.sign().orElse(null);
        return Boolean.TRUE.equals(
                oneSight.execute(transaction -> db.execute((ConnectionCallback<Boolean>) connection -> {
                    try {
                        if (!ChainReader.isFree(connection)) {
                            return false;
                        }
                        write(connection, head, out);
                        return true;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })));
    }

    private void write(Connection connection, @Nullable Head head, Writer out) throws SQLException, IOException {
        long to = head == null ? 0 : head.position();
        var title = ExportTitle.signed(
                Chain.of(JdbcClient.create(db)),
                to,
                head == null ? 0 : head.number(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                key);
        out.append(title.line()).append('\n');
        try (Statement statement = connection.createStatement();
                ChainReader reader =
                        new ChainReader(connection, Objects.requireNonNull(db.getDataSource()), to, entry -> {})) {
            statement.setFetchSize(FETCH);
            ResultSet row = statement.executeQuery(Heads.SELECT + "where position <= " + to + " order by number");
            var signed = new Signed(row, out);
            reader.each((seal, entry) -> {
                if (entry != null) {
                    line(out, new ExportLine(seal, entry).line());
                }
                signed.upTo(seal.position());
            });
        }
    }

    private static void line(Writer out, String line) {
        try {
            out.append(line).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Heads, each behind the entry that it stands for. */
    private static final class Signed {

        private final ResultSet row;
        private final Writer out;
        private @Nullable Head next;

        Signed(ResultSet row, Writer out) throws SQLException {
            this.row = row;
            this.out = out;
            this.next = read();
        }

        void upTo(long position) throws SQLException {
            for (Head head = next; head != null && head.position() <= position; head = next) {
                line(out, head.line());
                next = read();
            }
        }

        private @Nullable Head read() throws SQLException {
            return row.next() ? Heads.read(row, 0) : null;
        }
    }
}
