package org.diwan.web;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** A file that is whole before any of it is sent: who takes it slowly holds neither transaction nor connection of ours. */
public final class SpooledFile implements Closeable {

    private final Spool spool = new Spool();
    private final OutputStream out = new BufferedOutputStream(new Filling());

    /** Takes what stands in it. */
    public OutputStream out() {
        return out;
    }

    /** Sends all of it. */
    public void sendTo(OutputStream other) throws IOException {
        out.flush();
        try (InputStream in = spool.read()) {
            in.transferTo(other);
        }
        other.flush();
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }

    private final class Filling extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            spool.write(new byte[] {(byte) one}, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            spool.write(Arrays.copyOfRange(bytes, offset, offset + length), length);
        }
    }
}
