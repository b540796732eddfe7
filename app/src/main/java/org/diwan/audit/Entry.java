package org.diwan.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it stands in the table, its texts as bytes, since a million of them are hashed and few are read.
 *
 * @param at microseconds since 1970
 * @param xact the transaction that wrote it
 * @param mac the mark of the house, absent on entries older than the chain
 */
record Entry(
        long seq,
        long at,
        byte[] who,
        byte[] act,
        byte[] objectType,
        byte[] objectId,
        byte[] detail,
        byte[] xact,
        byte @Nullable [] mac) {

    /** In the order in which they are hashed. */
    static final List<String> FIELDS =
            List.of("seq", "at", "who", "act", "object_type", "object_id", "detail", "xact", "mac");

    static final String COLUMNS = "e.seq, e.at, e.who, e.act, e.object_type, e.object_id, e.detail, e.xact, e.mac";

    /** Reads {@link #COLUMNS}, the first of which stands at this place. */
    static Entry of(ResultSet row, int first) throws SQLException {
        return new Entry(
                row.getLong(first),
                micros(row.getObject(first + 1, OffsetDateTime.class)),
                row.getBytes(first + 2),
                row.getBytes(first + 3),
                row.getBytes(first + 4),
                row.getBytes(first + 5),
                row.getBytes(first + 6),
                row.getBytes(first + 7),
                row.getBytes(first + 8));
    }

    Instant time() {
        return Instant.EPOCH.plus(at, ChronoUnit.MICROS);
    }

    /** What it says, for whoever looks for it. */
    String text() {
        return "seq " + seq + ", " + time() + ", " + text(who) + " " + text(act) + " " + text(objectType) + " "
                + text(objectId);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static long micros(OffsetDateTime time) {
        return Math.multiplyExact(time.toEpochSecond(), 1_000_000L) + time.getNano() / 1_000;
    }
}
