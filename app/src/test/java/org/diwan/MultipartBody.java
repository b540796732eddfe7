package org.diwan;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A multipart body made while it is read, so that a large one needs no room. */
public final class MultipartBody {

    public static final String TYPE = "multipart/form-data; boundary=----diwan";

    private final List<InputStream> pieces = new ArrayList<>();

    public MultipartBody field(String name, String value) {
        return text("------diwan\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    public MultipartBody file(String field, String name, String content) {
        return file(field, name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    public MultipartBody file(String field, String name, byte[] content) {
        return file(field, name, new ByteArrayInputStream(content));
    }

    /** A file of so many bytes. */
    public MultipartBody file(String field, String name, long size) {
        return file(field, name, new Zeros(size));
    }

    private MultipartBody file(String field, String name, InputStream content) {
        text("------diwan\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        pieces.add(content);
        return text("\r\n");
    }

    /** The body up to here, without an end. */
    public InputStream brokenOff() {
        return new SequenceInputStream(Collections.enumeration(pieces));
    }

    public InputStream whole() {
        return text("------diwan--\r\n").brokenOff();
    }

    private MultipartBody text(String text) {
        pieces.add(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = (int) Math.min(length, left);
            left -= count;
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
