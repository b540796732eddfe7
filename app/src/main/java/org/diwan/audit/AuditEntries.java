package org.diwan.audit;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.diwan.audit.Witness.Written;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes entries into the table, each with the mark of the house: whoever has no key can neither make nor alter one unseen. */
@Repository
class AuditEntries {

    private static final byte[] NOT_KNOWN_YET = {};
    private static final String INSERT =
            """
            insert into audit_entry (seq, at, who, act, object_type, object_id, detail, mac) overriding system value
            select seq, at, who, act, object_type, object_id, detail::json, mac
              from unnest(?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                   as n (seq, at, who, act, object_type, object_id, detail, mac)""";

    private final JdbcTemplate db;
    private final ThreadLocal<Digests> digests;
    private final Numbers numbers;

    AuditEntries(JdbcTemplate db, AuditKey key, Clock clock) {
        this.db = db;
        this.digests = ThreadLocal.withInitial(key::digests);
        this.numbers = new Numbers(db, clock);
    }

    /** All of them in one statement. */
    List<Written> write(List<NewEntry> entries) {
        long[] drawn = numbers.draw(entries.size());
        List<Written> written = new ArrayList<>(entries.size());
        byte[][] marks = new byte[entries.size()][];
        for (int i = 0; i < drawn.length; i++) {
            written.add(new Written(drawn[i], entries.get(i)));
            marks[i] = mark(drawn[i], entries.get(i));
        }
        db.update(connection -> insert(connection, written, marks));
        return written;
    }

    private byte[] mark(long seq, NewEntry it) {
        return digests.get()
                .take(new Entry(
                        seq,
                        Entry.micros(it.at()),
                        bytes(it.who()),
                        bytes(it.act()),
                        bytes(it.objectType()),
                        bytes(it.objectId()),
                        bytes(it.detail()),
                        NOT_KNOWN_YET,
                        null))
                .mac();
    }

    private static PreparedStatement insert(Connection connection, List<Written> written, byte[][] marks)
            throws SQLException {
        PreparedStatement insert = connection.prepareStatement(INSERT);
        insert.setArray(1, connection.createArrayOf("bigint", values(written, Written::seq)));
        insert.setArray(2, texts(connection, written, it -> it.at().toString()));
        insert.setArray(3, texts(connection, written, NewEntry::who));
        insert.setArray(4, texts(connection, written, NewEntry::act));
        insert.setArray(5, texts(connection, written, NewEntry::objectType));
        insert.setArray(6, texts(connection, written, NewEntry::objectId));
        insert.setArray(7, texts(connection, written, NewEntry::detail));
        insert.setArray(8, connection.createArrayOf("bytea", marks));
        return insert;
    }

    private static java.sql.Array texts(Connection connection, List<Written> written, Function<NewEntry, String> field)
            throws SQLException {
        return connection.createArrayOf("text", values(written, it -> field.apply(it.entry())));
    }

    private static Object[] values(List<Written> written, Function<Written, Object> field) {
        return written.stream().map(field).toArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
