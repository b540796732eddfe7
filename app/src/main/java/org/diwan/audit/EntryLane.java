package org.diwan.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** Reads all entries by number, some lots ahead of who looks at them, on a connection and thread of its own, in another's sight. */
final class EntryLane implements AutoCloseable {

    private static final int LOT = 2_000;
    private static final int AHEAD = 4;

    private final BlockingQueue<List<Entry>> lots = new ArrayBlockingQueue<>(AHEAD);
    private final DataSource source;
    private final String snapshot;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable SQLException failure;
    private List<Entry> lot = List.of();
    private int at;
    private boolean ended;

    /** @param snapshot as the database exported it */
    EntryLane(DataSource source, String snapshot) {
        this.source = source;
        this.snapshot = snapshot;
        this.thread = new Thread(this::run, "audit-entries");
        thread.start();
    }

    /** The next entry; none after the last. */
    @Nullable
    Entry next() throws SQLException {
        if (!ended && at == lot.size()) {
            lot = take();
            at = 0;
            ended = lot.isEmpty();
        }
        return ended ? null : lot.get(at++);
    }

    private List<Entry> take() throws SQLException {
        try {
            List<Entry> taken = lots.take();
            if (failure != null && taken.isEmpty()) {
                throw new SQLException("The entries could not be read", failure);
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted", e);
        }
    }

    private void run() {
        try (Connection connection = source.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try (Statement sight = connection.createStatement()) {
                sight.execute("set transaction snapshot '" + snapshot + "'");
            }
            read(connection);
            connection.rollback();
        } catch (SQLException e) {
            failure = e;
        } finally {
            put(List.of());
        }
    }

    private void read(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select " + Entry.COLUMNS + " from audit_entry e order by e.seq")) {
            query.setFetchSize(LOT);
            // Numbers, times and hashes as they are, not as text.
            query.unwrap(PGStatement.class).setPrepareThreshold(-1);
            List<Entry> read = new ArrayList<>(LOT);
            try (ResultSet row = query.executeQuery()) {
                while (!closed && row.next()) {
                    read.add(Entry.of(row, 1));
                    if (read.size() == LOT) {
                        put(read);
                        read = new ArrayList<>(LOT);
                    }
                }
            }
            if (!read.isEmpty()) {
                put(read);
            }
        }
    }

    private void put(List<Entry> read) {
        try {
            boolean there = false;
            while (!there && !closed) {
                there = lots.offer(read, 100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
