package org.diwan.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.diwan.web.SigningKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks through the whole chain in the database: entries, seals, heads, and the heads in the file beside it. */
@Component
class ChainVerification {

    private static final int LOT = 1_000;

    /** So much longer than a head may take: acts that were long under way are sealed late. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final JdbcTemplate db;
    private final TransactionTemplate oneSight;
    private final AuditKey key;
    private final SigningKey signing;
    private final AuditSettings settings;
    private final Clock clock;

    ChainVerification(
            JdbcTemplate db,
            PlatformTransactionManager transactions,
            AuditKey key,
            SigningKey signing,
            AuditSettings settings,
            Clock clock) {
        this.db = db;
        this.key = key;
        this.signing = signing;
        this.settings = settings;
        this.clock = clock;
        this.oneSight = new TransactionTemplate(transactions);
        oneSight.setReadOnly(true);
        oneSight.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What was found, beside the findings themselves.
     *
     * @param later lines by which chains were retired
     */
    record Report(long entries, long unsealed, long findings, @Nullable Head head, List<Opening> later) {

        boolean well() {
            return findings == 0;
        }
    }

    /** None where the chain is read already, by whomever. */
    Optional<Report> run(Consumer<Finding> findings) {
        return run(settings.heads(), findings);
    }

    /** @param file a copy of the file beside the database that nobody here can have reached */
    Optional<Report> run(Path file, Consumer<Finding> findings) {
        long size = size(file);
        return Objects.requireNonNull(oneSight.execute(transaction ->
                db.execute((ConnectionCallback<Optional<Report>>) connection -> ChainReader.isFree(connection)
                        ? Optional.of(new Run(connection, file, size, findings).all())
                        : Optional.empty())));
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Run {

        private final Connection connection;
        private final Path file;
        private final Consumer<Finding> findings;
        private final HeadKeys keys = HeadKeys.believed(signing, settings);
        private final HeadLines lines;
        private final Digests digests = key.digests();
        private final Chain chain;
        private final boolean opened;
        private long found;
        private long unsealed;

        Run(Connection connection, Path file, long size, Consumer<Finding> findings) {
            this.connection = connection;
            this.file = file;
            this.findings = finding -> {
                found++;
                findings.accept(finding);
            };
            this.lines = new HeadLines(file, size, keys, this.findings);
            Optional<Chain> pinned = pinned();
            this.opened = pinned.isPresent();
            this.chain = pinned.orElseGet(() -> Chain.of(JdbcClient.create(db)));
        }

        private Optional<Chain> pinned() {
            try {
                return lines.pinned();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whatever the database says, the chain is the one that the file was opened with. */
        private void compare() {
            Chain inTable = Chain.of(JdbcClient.create(db));
            if (!inTable.equals(chain)) {
                findings.accept(new Finding(
                        "the chain of the database, " + inTable.id() + " (no marks up to seq " + inTable.unmarkedTo()
                                + ")",
                        file + " was opened with another, " + chain.id() + " (no marks up to seq " + chain.unmarkedTo()
                                + "): the chain was exchanged"));
            }
        }

        Report all() throws SQLException {
            compare();
            ChainCheck check = new ChainCheck(chain, key.digests(), findings);
            try (ChainReader reader = new ChainReader(
                    connection, Objects.requireNonNull(db.getDataSource()), Long.MAX_VALUE, this::unsealed)) {
                reader.each(check::link);
                check.end();
                reader.rest();
            }
            Head inTable = table(check.position());
            Head inFile = file(check.position());
            told();
            Head head =
                    inFile != null && (inTable == null || inFile.position() > inTable.position()) ? inFile : inTable;
            late(head, check.position());
            return new Report(check.position(), unsealed, found, head, lines.later());
        }

        /** Entries are signed within minutes: without a head, nothing would stand for them. */
        private void late(@Nullable Head head, long end) {
            long position = head == null ? 1 : head.position() + 1;
            OffsetDateTime from = OffsetDateTime.ofInstant(
                    clock.instant().minus(settings.headEvery()).minus(PATIENCE), ZoneOffset.UTC);
            db.query(
                    "select e.at::text from audit_seal s join audit_entry e on e.seq = s.seq where s.position = ? and e.at < ?",
                    row -> {
                        findings.accept(new Finding(
                                "entries " + position + " to " + end,
                                "no signed head stands for them, though the first is of " + row.getString(1)));
                    },
                    position,
                    from);
        }

        /** Acts of the last second are not sealed yet, and bear the mark. */
        private void unsealed(Entry entry) {
            unsealed++;
            if (entry.seq() > chain.unmarkedTo() && !digests.take(entry).bears(entry.mac())) {
                findings.accept(new Finding(
                        "entry without a position (" + entry.text() + ")",
                        "inserted or altered: it is not sealed and does not bear the mark of the house"));
            }
        }

        private @Nullable Head table(long end) throws SQLException {
            HeadCheck check = new HeadCheck(chain, keys, "the table", findings);
            Lot lot = new Lot(check, end);
            long number = 0;
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(LOT);
                try (ResultSet row = statement.executeQuery(Heads.SELECT + "order by number")) {
                    for (int index = 0; row.next(); index++) {
                        Head head = Heads.read(row, index);
                        if (head.number() > number + 1) {
                            findings.accept(new Finding(
                                    "heads " + (number + 1) + " to " + (head.number() - 1),
                                    "they are missing in the table"));
                        }
                        number = head.number();
                        lot.add(head);
                    }
                }
            }
            lot.see();
            check.end();
            return check.good();
        }

        private @Nullable Head file(long end) throws SQLException {
            HeadCheck check = new HeadCheck(chain, keys, "the file", findings);
            Lot lot = new Lot(check, end);
            try {
                lines.each(chain.id(), lot::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            lot.see();
            check.end();
            long inTable = Objects.requireNonNullElse(
                    db.queryForObject("select coalesce(max(number), 0) from audit_head", Long.class), 0L);
            if (check.count() == 0 && (inTable > 0 || end > 0 && !opened)) {
                findings.accept(new Finding(
                        file.toString(), "no signed head of this chain: a tail cut off would not be found"));
            } else if (lot.highest > inTable) {
                findings.accept(new Finding(
                        "heads " + (inTable + 1) + " to " + lot.highest,
                        "they are in the file and missing in the table"));
            }
            return check.good();
        }

        /** What the house itself found before entries were sealed. */
        private void told() {
            db.query(
                    """
                    select e.seq, e.act, e.object_id, e.at::text, e.detail::text from audit_entry e
                     where e.act in ('audit-entry-lost', 'audit-entry-altered') and e.who = 'system' order by e.seq""",
                    row -> {
                        boolean lost = row.getString(2).endsWith("lost");
                        findings.accept(new Finding(
                                "entry without a position (seq " + row.getString(3) + ")",
                                (lost
                                                ? "it was gone before it was sealed: " + row.getString(5)
                                                : "it was altered before it was sealed")
                                        + ", as seq " + row.getLong(1) + " of " + row.getString(4) + " tells"));
                    });
        }

        /** Heads, many at a time, with the hashes at their positions. */
        private final class Lot {

            private final HeadCheck check;
            private final long end;
            private final List<Head> heads = new ArrayList<>();
            private long highest;

            Lot(HeadCheck check, long end) {
                this.check = check;
                this.end = end;
            }

            void add(Head head) {
                heads.add(head);
                highest = Math.max(highest, head.number());
                if (heads.size() == LOT) {
                    see();
                }
            }

            void see() {
                try (PreparedStatement query =
                        connection.prepareStatement("select position, hash from audit_seal where position = any(?)")) {
                    query.setArray(
                            1,
                            connection.createArrayOf(
                                    "bigint", heads.stream().map(Head::position).toArray()));
                    var hashes = new java.util.HashMap<Long, byte[]>();
                    try (ResultSet row = query.executeQuery()) {
                        while (row.next()) {
                            hashes.put(row.getLong(1), row.getBytes(2));
                        }
                    }
                    heads.forEach(head -> check.see(head, hashes.get(head.position()), end));
                    heads.clear();
                } catch (SQLException e) {
                    throw new IllegalStateException("The heads could not be compared", e);
                }
            }
        }
    }
}
