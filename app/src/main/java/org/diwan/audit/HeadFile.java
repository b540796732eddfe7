package org.diwan.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/** Signed heads outside the database, one a line, safe on the disk: whoever cuts the table's tail off does not reach them there. */
final class HeadFile {

    /** Locks of files hold between processes only. */
    private static final Object IN_THIS_PROCESS = new Object();

    private final Path file;
    private final UUID chain;
    private long read;
    private long last;

    HeadFile(Path file, UUID chain) {
        this.file = file;
        this.chain = chain;
    }

    /** Heads that the table has and the file may not have yet. */
    interface Later {
        List<Head> than(long number);
    }

    /** Adds what is missing; gives the number of the last head in it. */
    long follow(Later heads) throws IOException {
        synchronized (IN_THIS_PROCESS) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                readOn(channel);
                if (lock.isValid()) {
                    add(channel, heads.than(last));
                }
                return last;
            }
        }
    }

    private void readOn(FileChannel channel) throws IOException {
        if (channel.size() < read) {
            read = 0;
            last = 0;
        }
        channel.position(read);
        BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            last = Math.max(last, numberOf(line));
        }
        read = channel.size();
    }

    private long numberOf(String line) {
        try {
            Head head = Head.of(line);
            return head.chain().equals(chain) ? head.number() : 0;
        } catch (Unreadable e) {
            // Half a line, from a process that was killed; or somebody's hand, which the verification tells.
            return 0;
        }
    }

    private void add(FileChannel channel, List<Head> heads) throws IOException {
        if (heads.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder(endsWell(channel) ? "" : "\n");
        for (Head head : heads) {
            lines.append(head.line()).append('\n');
            last = Math.max(last, head.number());
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
        read = channel.size();
    }

    private static boolean endsWell(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return true;
        }
        ByteBuffer end = ByteBuffer.allocate(1);
        channel.read(end, channel.size() - 1);
        return end.get(0) == '\n';
    }
}
