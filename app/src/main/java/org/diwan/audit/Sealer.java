package org.diwan.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.diwan.audit.Witness.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed entries their positions in the chain, many at a time, one sealer at a time; no act waits for it, and
 * killed in the middle it has done nothing.
 *
 * <p>A pass takes what is committed and not sealed. It looks no further back than to the oldest transaction that was open
 * when the last whole pass began: all before were finished then and are sealed. The first pass looks at everything, and so
 * does one after something failed.
 */
@Component
class Sealer {

    /** Any number that nothing else locks. */
    static final long LOCK = 0x617564697400L;

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final String SYSTEM = "system";
    private static final int LOT = 5_000;

    /** Transactions of another server, from which the entries were restored, have numbers that this one has not reached. */
    private static final String UNSEALED = "select " + Entry.COLUMNS
            + """
             from audit_entry e
            where e.seq > ? and e.xact >= (?::text)::xid8 and (? or e.xact < pg_snapshot_xmax(pg_current_snapshot()))
              and not exists (select from audit_seal s where s.seq = e.seq)
            order by e.seq limit\s"""
            + LOT;

    private final JdbcTemplate db;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Witness witness;
    private final AuditKey key;
    private final ChainPin pin;
    private final Chain chain;
    private String sealedBefore = "0";

    Sealer(
            JdbcTemplate db,
            PlatformTransactionManager transactions,
            Audit audit,
            Witness witness,
            AuditKey key,
            ChainPin pin) {
        this.db = db;
        this.transactions = new TransactionTemplate(transactions);
        this.audit = audit;
        this.witness = witness;
        this.key = key;
        this.pin = pin;
        this.chain = Chain.of(JdbcClient.create(db));
    }

    /** What a lot found: whether it is the last, and where the next one goes on. */
    private record Lot(boolean mine, int count, long lastSeq, String oldestOpen) {

        boolean last() {
            return !mine || count < LOT;
        }
    }

    /** Seals all that is committed by now; gives how many, or -1 where another sealer is at work or the chain is not the file's. */
    synchronized int seal() {
        if (!pin.holds()) {
            return -1;
        }
        List<Written> mine = witness.recall();
        try {
            int count = pass();
            if (count < 0) {
                witness.saw(mine);
            } else {
                missMy(mine);
            }
            return count;
        } catch (DataAccessException | TransactionException e) {
            witness.saw(mine);
            sealedBefore = "0";
            throw e;
        }
    }

    private int pass() {
        int count = 0;
        String from = sealedBefore;
        String oldestOpen = "0";
        Lot lot = new Lot(true, LOT, 0, from);
        while (!lot.last()) {
            Lot before = lot;
            lot = lot(before.lastSeq(), from);
            if (!lot.mine()) {
                return -1;
            }
            oldestOpen = count == 0 && before.lastSeq() == 0 ? lot.oldestOpen() : oldestOpen;
            count += lot.count();
        }
        sealedBefore = oldestOpen;
        return count;
    }

    private Lot lot(long afterSeq, String from) {
        Lot lot = transactions.execute(transaction -> sealed(afterSeq, from));
        return lot == null ? new Lot(false, 0, 0, from) : lot;
    }

    private Lot sealed(long afterSeq, String from) {
        Map<String, Object> start = db.queryForMap(
                "select pg_try_advisory_xact_lock(?) as mine, pg_snapshot_xmin(pg_current_snapshot())::text as oldest",
                LOCK);
        if (!Boolean.TRUE.equals(start.get("mine"))) {
            return new Lot(false, 0, 0, from);
        }
        List<Entry> entries = db.query(UNSEALED, (row, index) -> Entry.of(row, 1), afterSeq, from, "0".equals(from));
        if (!entries.isEmpty()) {
            add(last(), entries);
        }
        long lastSeq =
                entries.isEmpty() ? afterSeq : entries.get(entries.size() - 1).seq();
        return new Lot(true, entries.size(), lastSeq, String.valueOf(start.get("oldest")));
    }

    /** Where the chain ends. */
    private record End(long position, byte[] hash) {}

    private End last() {
        return db
                .query(
                        "select position, hash from audit_seal order by position desc limit 1",
                        (row, index) -> new End(row.getLong(1), row.getBytes(2)))
                .stream()
                .findFirst()
                .orElseGet(() -> new End(0, chain.genesis()));
    }

    private void add(End end, List<Entry> entries) {
        Digests digests = key.digests();
        Object[] positions = new Object[entries.size()];
        Object[] numbers = new Object[entries.size()];
        byte[][] hashes = new byte[entries.size()][];
        byte[][] marks = new byte[entries.size()][];
        byte[] before = end.hash();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            byte[] sums = digests.take(entry).marks();
            before = digests.hash(before, sums);
            positions[i] = end.position() + 1 + i;
            numbers[i] = entry.seq();
            hashes[i] = before;
            marks[i] = sums;
            if (entry.seq() > chain.unmarkedTo() && !digests.bears(entry.mac())) {
                tell("audit-entry-altered", entry.seq(), entry.text(), Map.of());
            }
        }
        db.update(connection -> insert(connection, positions, numbers, hashes, marks));
    }

    private static PreparedStatement insert(
            Connection connection, Object[] positions, Object[] numbers, byte[][] hashes, byte[][] marks)
            throws SQLException {
        PreparedStatement insert =
                connection.prepareStatement("insert into audit_seal (position, seq, hash, marks) select * from"
                        + " unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::bytea[])");
        insert.setArray(1, connection.createArrayOf("bigint", positions));
        insert.setArray(2, connection.createArrayOf("bigint", numbers));
        insert.setArray(3, connection.createArrayOf("bytea", hashes));
        insert.setArray(4, connection.createArrayOf("bytea", marks));
        return insert;
    }

    /** Entries that this node has written must be sealed by now, by whomever. Those that are not are looked for everywhere. */
    private void missMy(List<Written> mine) {
        List<Written> missing = unsealed(mine);
        if (missing.isEmpty()) {
            return;
        }
        sealedBefore = "0";
        if (pass() < 0) {
            witness.saw(missing);
            return;
        }
        List<Written> lost = unsealed(missing);
        transactions.executeWithoutResult(transaction -> lost.forEach(it -> tell(
                "audit-entry-lost",
                it.seq(),
                it.entry().toString(),
                Map.of(
                        "at", it.entry().at().toString(),
                        "who", it.entry().who(),
                        "act", it.entry().act(),
                        "object", it.entry().objectType() + " " + it.entry().objectId()))));
    }

    private List<Written> unsealed(List<Written> written) {
        if (written.isEmpty()) {
            return List.of();
        }
        Object[] numbers = written.stream().map(Written::seq).toArray();
        Set<Long> sealed = db
                .query(
                        connection -> {
                            PreparedStatement query =
                                    connection.prepareStatement("select seq from audit_seal where seq = any(?)");
                            query.setArray(1, connection.createArrayOf("bigint", numbers));
                            return query;
                        },
                        (ResultSet row, int index) -> row.getLong(1))
                .stream()
                .collect(Collectors.toSet());
        List<Written> missing = new ArrayList<>(written);
        missing.removeIf(it -> sealed.contains(it.seq()));
        return missing;
    }

    /** Somebody has been at the table: said in the log, and kept in the chain itself. */
    private void tell(String act, long seq, String entry, Map<String, String> detail) {
        LOG.error("{}: number {} of the audit, before it was sealed", act, seq);
        LOG.debug("It was {}", entry);
        audit.record(SYSTEM, act, "audit-entry", String.valueOf(seq), detail);
    }
}
