package org.diwan.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.diwan.audit.ChainCheck.Seal;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Reads seals and entries side by side, each with a cursor: seals by position, entries by number. The two orders are
 * nearly the same, so that the few entries which come early wait in memory.
 */
final class ChainReader implements AutoCloseable {

    /** Any number that nothing else locks. */
    static final long LOCK = Sealer.LOCK + 1;

    private static final int FETCH = 2_000;
    private static final int MOST_WAITING = 100_000;

    private final Connection connection;
    private final PreparedStatement sealStatement;
    private final ResultSet seals;
    private final EntryLane entries;
    private final Map<Long, Entry> early = new LinkedHashMap<>();
    private final Consumer<Entry> unsealed;
    private boolean ended;
    private long lastSeq = Long.MIN_VALUE;

    /**
     * @param connection in a transaction that sees the same all along
     * @param to the last position to be read
     * @param unsealed takes entries that no seal stands for
     */
    ChainReader(Connection connection, DataSource source, long to, Consumer<Entry> unsealed) throws SQLException {
        this.connection = connection;
        this.unsealed = unsealed;
        this.sealStatement =
                statement("select position, seq, hash, marks from audit_seal where position <= ? order by position");
        sealStatement.setLong(1, to);
        this.seals = sealStatement.executeQuery();
        this.entries = new EntryLane(source, sight(connection));
    }

    /**
     * Whether nobody else reads the whole chain, on any node; until the transaction ends it is ours to read. Two connections
     * each are too many for many at once.
     */
    static boolean isFree(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Takes a seal and its entry. */
    interface Link {
        void take(Seal seal, @Nullable Entry entry) throws SQLException;
    }

    void each(Link link) throws SQLException {
        while (seals.next()) {
            Seal seal = new Seal(seals.getLong(1), seals.getLong(2), seals.getBytes(3), seals.getBytes(4));
            link.take(seal, entry(seal.seq()));
        }
    }

    /** Entries that nothing has asked for; after the last seal. */
    void rest() throws SQLException {
        early.values().forEach(unsealed);
        early.clear();
        for (Entry entry = next(); entry != null; entry = next()) {
            unsealed.accept(entry);
        }
    }

    private @Nullable Entry entry(long seq) throws SQLException {
        Entry waiting = early.remove(seq);
        if (waiting != null) {
            return waiting;
        }
        while (!ended && lastSeq < seq) {
            Entry entry = next();
            if (entry != null && entry.seq() == seq) {
                return entry;
            }
            if (entry != null) {
                keep(entry);
            }
        }
        return early.size() < MOST_WAITING ? null : single(seq);
    }

    private void keep(Entry entry) {
        if (early.size() < MOST_WAITING) {
            early.put(entry.seq(), entry);
        }
    }

    private @Nullable Entry next() throws SQLException {
        Entry entry = entries.next();
        ended = entry == null;
        lastSeq = entry == null ? lastSeq : entry.seq();
        return entry;
    }

    private @Nullable Entry single(long seq) throws SQLException {
        try (PreparedStatement one =
                connection.prepareStatement("select " + Entry.COLUMNS + " from audit_entry e where e.seq = ?")) {
            one.setLong(1, seq);
            try (ResultSet row = one.executeQuery()) {
                return row.next() ? Entry.of(row, 1) : null;
            }
        }
    }

    private static String sight(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(FETCH);
        // Numbers, times and hashes as they are, not as text.
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        return statement;
    }

    @Override
    public void close() throws SQLException {
        try (sealStatement;
                entries) {
            seals.close();
        }
    }
}
