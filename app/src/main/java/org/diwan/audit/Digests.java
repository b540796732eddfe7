package org.diwan.audit;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Hashes entries. Their bytes are the fields one after the other, each behind its length (four bytes; -1 for none), numbers
 * as eight bytes, texts in UTF-8: no two entries have the same. For one thread.
 */
final class Digests {

    /** Those that are known when an entry is written; the transaction is not. */
    private static final int MARKED_FIELDS = 7;

    private static final int FIELDS = Entry.FIELDS.size();

    private final MessageDigest sha;
    private final @Nullable Mac mac;
    private final CRC32C crc = new CRC32C();
    private final int[] ends = new int[FIELDS];
    private ByteBuffer bytes = ByteBuffer.allocate(1 << 12);

    /** @param key of the house's mark; none where marks cannot be looked at */
    Digests(byte @Nullable [] key) {
        try {
            sha = MessageDigest.getInstance("SHA-256");
            mac = key == null ? null : Mac.getInstance("HmacSHA256");
            if (mac != null) {
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next entry to be looked at. */
    Digests take(Entry entry) {
        byte[] mark = entry.mac();
        int room = FIELDS * 12
                + entry.who().length
                + entry.act().length
                + entry.objectType().length
                + entry.objectId().length
                + entry.detail().length
                + entry.xact().length
                + (mark == null ? 0 : mark.length);
        if (bytes.capacity() < room) {
            bytes = ByteBuffer.allocate(2 * room);
        }
        bytes.clear();
        put(0, entry.seq());
        put(1, entry.at());
        put(2, entry.who());
        put(3, entry.act());
        put(4, entry.objectType());
        put(5, entry.objectId());
        put(6, entry.detail());
        put(7, entry.xact());
        put(8, mark);
        return this;
    }

    /** The mark that only the house can make. */
    byte[] mac() {
        if (mac == null) {
            throw new IllegalStateException("The key of the marks is not known");
        }
        mac.update(bytes.array(), 0, ends[MARKED_FIELDS - 1]);
        return mac.doFinal();
    }

    /** Whether the entry bears the mark; also where nobody can tell. */
    boolean bears(byte @Nullable [] mark) {
        return mac == null || mark != null && MessageDigest.isEqual(mark, mac());
    }

    /** A checksum for each field: no defence, but it tells later which of them was changed. */
    byte[] marks() {
        ByteBuffer marks = ByteBuffer.allocate(4 * FIELDS);
        int from = 0;
        for (int end : ends) {
            crc.reset();
            crc.update(bytes.array(), from, end - from);
            marks.putInt((int) crc.getValue());
            from = end;
        }
        return marks.array();
    }

    /** The hash of the entry in the chain: over the hash before it, the entry and its checksums. */
    byte[] hash(byte[] before, byte[] marks) {
        sha.update(before);
        sha.update(bytes.array(), 0, bytes.position());
        sha.update(marks);
        return sha.digest();
    }

    /** The names of the fields whose checksums differ; null where these are no checksums. */
    static @Nullable List<String> differing(byte[] some, byte[] others) {
        if (some.length != 4 * FIELDS || others.length != some.length) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (int field = 0; field < FIELDS; field++) {
            if (ByteBuffer.wrap(some).getInt(4 * field)
                    != ByteBuffer.wrap(others).getInt(4 * field)) {
                names.add(Entry.FIELDS.get(field));
            }
        }
        return names;
    }

    private void put(int field, long value) {
        bytes.putInt(Long.BYTES).putLong(value);
        ends[field] = bytes.position();
    }

    private void put(int field, byte @Nullable [] value) {
        if (value == null) {
            bytes.putInt(-1);
        } else {
            bytes.putInt(value.length).put(value);
        }
        ends[field] = bytes.position();
    }
}
