package org.diwan.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    private final JdbcTemplate db;
    private final TransactionTemplate oneSight;
    private final AuditKey key;
    private final SigningKey signing;
    private final AuditSettings settings;

    ChainVerification(
            JdbcTemplate db,
            PlatformTransactionManager transactions,
            AuditKey key,
            SigningKey signing,
            AuditSettings settings) {
        this.db = db;
        this.key = key;
        this.signing = signing;
        this.settings = settings;
        this.oneSight = new TransactionTemplate(transactions);
        oneSight.setReadOnly(true);
        oneSight.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** What was found, beside the findings themselves. */
    record Report(long entries, long unsealed, long findings, @Nullable Head head) {

        boolean well() {
            return findings == 0;
        }
    }

    Report run(Consumer<Finding> findings) {
        long size = sizeOfFile();
        return Objects.requireNonNull(oneSight.execute(transaction ->
                db.execute((ConnectionCallback<Report>) connection -> new Run(connection, size, findings).all())));
    }

    private long sizeOfFile() {
        try {
            return Files.exists(settings.heads()) ? Files.size(settings.heads()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificates whose heads are believed. */
    HeadKeys keys() {
        List<Certificate> believed = new ArrayList<>(List.of(signing.certificate()));
        try {
            if (settings.certificates() != null) {
                believed.addAll(HeadKeys.read(settings.certificates()));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The earlier certificates could not be read: " + e.getMessage(), e);
        }
        return new HeadKeys(believed);
    }

    private final class Run {

        private final Connection connection;
        private final long size;
        private final Consumer<Finding> findings;
        private final Digests digests = key.digests();
        private final Chain chain = Chain.of(JdbcClient.create(db));
        private long found;
        private long unsealed;

        Run(Connection connection, long size, Consumer<Finding> findings) {
            this.connection = connection;
            this.size = size;
            this.findings = finding -> {
                found++;
                findings.accept(finding);
            };
        }

        Report all() throws SQLException {
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
            return new Report(check.position(), unsealed, found, head);
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
            HeadCheck check = new HeadCheck(chain.id(), keys(), "the table", findings);
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
            HeadCheck check = new HeadCheck(chain.id(), keys(), "the file", findings);
            Lot lot = new Lot(check, end);
            try {
                if (size > 0) {
                    new HeadLines(settings.heads(), size, chain.id(), findings).each(lot::add);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            lot.see();
            check.end();
            long inTable = Objects.requireNonNullElse(
                    db.queryForObject("select coalesce(max(number), 0) from audit_head", Long.class), 0L);
            if (check.count() == 0 && inTable > 0) {
                findings.accept(new Finding(
                        settings.heads().toString(),
                        "no signed head of this chain: a tail cut off would not be found"));
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
