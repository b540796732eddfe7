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
import org.jspecify.annotations.Nullable;

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

    /** Whether a chain may go on in the file. */
    interface Gate {

        /** What is to be added first; none where it may not. */
        @Nullable
        List<Opening> pass(KnownChains known);
    }

    /** Reads which chains the file knows and asks whether ours may go on. */
    boolean open(HeadKeys keys, Gate gate) throws IOException {
        return locked(channel -> {
            KnownChains known = new KnownChains(keys);
            BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                know(known, line);
            }
            List<Opening> first = gate.pass(known);
            if (first != null) {
                append(channel, first.stream().map(Opening::line).toList());
            }
            return first != null;
        });
    }

    private static void know(KnownChains known, String line) {
        try {
            if (Opening.isOne(line)) {
                known.take(Opening.of(line));
            } else {
                known.take(Head.of(line));
            }
        } catch (Unreadable e) {
            // Half a line, from a process that was killed; or somebody's hand, which the verification tells.
            return;
        }
    }

    private interface Work<T> {
        T on(FileChannel channel) throws IOException;
    }

    private <T> T locked(Work<T> work) throws IOException {
        synchronized (IN_THIS_PROCESS) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("The file cannot be locked");
                }
                return work.on(channel);
            }
        }
    }

    /** Adds what is missing; gives the number of the last head in it. */
    long follow(Later heads) throws IOException {
        return locked(channel -> {
            readOn(channel);
            add(channel, heads.than(last));
            return last;
        });
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
        append(channel, heads.stream().map(Head::line).toList());
        heads.forEach(head -> last = Math.max(last, head.number()));
        read = channel.size();
    }

    private static void append(FileChannel channel, List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        String start = endsWell(channel) ? "" : "\n";
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(start + String.join("\n", lines) + "\n");
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
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
