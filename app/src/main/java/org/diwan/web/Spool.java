package org.diwan.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes until it is closed: a few in memory, more in a temporary file. The file loses its name when it is opened
 * (that is how the JDK deletes on close where the system allows), so that nothing stays behind even after a kill.
 */
final class Spool implements Closeable {

    static final String PREFIX = "diwan-upload";

    private static final int IN_MEMORY = 64 * 1024;

    private ByteArrayOutputStream memory = new ByteArrayOutputStream(0);
    private @Nullable FileChannel file;
    private long size;

    void write(byte[] bytes, int length) throws IOException {
        FileChannel channel = file;
        if (channel == null && size + length > IN_MEMORY) {
            channel = open();
            file = channel;
            append(channel, memory.toByteArray(), memory.size());
            memory = new ByteArrayOutputStream(0);
        }
        if (channel == null) {
            memory.write(bytes, 0, length);
        } else {
            append(channel, bytes, length);
        }
        size += length;
    }

    long size() {
        return size;
    }

    /** The bytes from the first one on; as often as wanted. */
    InputStream read() {
        return file == null ? new ByteArrayInputStream(memory.toByteArray()) : new ChannelInput(file);
    }

    /** Forgets what it has. */
    @Override
    public void close() throws IOException {
        size = 0;
        memory = new ByteArrayOutputStream(0);
        FileChannel channel = file;
        if (channel != null) {
            file = null;
            channel.close();
        }
    }

    private static FileChannel open() throws IOException {
        Path path = Files.createTempFile(PREFIX, null);
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static void append(FileChannel channel, byte[] bytes, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** Reads with a place of its own, so that readers do not disturb each other. */
    private static final class ChannelInput extends InputStream {

        private final FileChannel channel;
        private long at;

        ChannelInput(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = channel.read(ByteBuffer.wrap(into, offset, length), at);
            at += Math.max(0, count);
            return count;
        }
    }
}
