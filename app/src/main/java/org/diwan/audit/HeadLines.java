package org.diwan.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the file beside the database: which chain it was opened with, and the heads of that one. */
final class HeadLines {

    private final Path file;
    private final long size;
    private final Consumer<Finding> findings;
    private final KnownChains known;
    private final List<Opening> later = new ArrayList<>();
    private @Nullable String half;

    /** @param size bytes of it that are read: what the house adds meanwhile is later than the sight of the database */
    HeadLines(Path file, long size, HeadKeys keys, Consumer<Finding> findings) {
        this.file = file;
        this.size = size;
        this.findings = findings;
        this.known = new KnownChains(keys);
    }

    /** The chain that it goes on with by a signed line; none where it has no such line. */
    Optional<Chain> pinned() throws IOException {
        lines((number, line) -> {
            if (Opening.isOne(line)) {
                open(number, line);
            }
        });
        return known.pinned();
    }

    private void open(long number, String line) {
        try {
            Opening opening = Opening.of(line);
            if (!known.take(opening)) {
                tell(number, "it opens a chain and is not signed by the institution");
            } else if (opening.after() != null) {
                later.add(opening);
            }
        } catch (Unreadable e) {
            tell(number, "it opens no chain");
        }
    }

    /** Lines by which chains were retired. */
    List<Opening> later() {
        return later;
    }

    /** All heads of the chain; those of chains that nobody has retired are told. */
    void each(UUID chain, Consumer<Head> use) throws IOException {
        lines((number, line) -> {
            Head head = head(line);
            seeHalf(number, line, head != null || Opening.isOne(line));
            if (head != null) {
                known.take(head);
                if (head.chain().equals(chain)) {
                    use.accept(head);
                }
            }
        });
        known.others(chain).forEach(this::tellOther);
    }

    /** What a killed process left of a line stands whole in the next one; anything else is told. */
    private void seeHalf(long number, String line, boolean whole) {
        if (half != null && !line.startsWith(half)) {
            tell(number - 1, "it is no signed head");
        }
        half = !whole && !line.isEmpty() ? line : null;
        if (half != null && half.endsWith("}")) {
            tell(number, "it is no signed head");
            half = null;
        }
    }

    private void tellOther(UUID other) {
        KnownChains.Lines lines = known.of(other);
        findings.accept(new Finding(
                file + ", chain " + other,
                "it has " + lines.heads() + " heads there, up to head " + lines.number() + " for entry "
                        + lines.position() + ", and nobody has retired it: the chain was exchanged"));
    }

    private interface Use {
        void of(long number, String line);
    }

    private void lines(Use use) throws IOException {
        if (size == 0) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 0;
            long read = 0;
            for (String line = lines.readLine(); line != null && read < size; line = lines.readLine()) {
                read += line.getBytes(StandardCharsets.UTF_8).length + 1;
                number++;
                use.of(number, line);
            }
        }
    }

    private void tell(long number, String what) {
        findings.accept(new Finding(file.getFileName() + " line " + number, what));
    }

    private static @Nullable Head head(String line) {
        try {
            return Head.of(line);
        } catch (Unreadable e) {
            // Maybe half a line; who reads on tells.
            return null;
        }
    }
}
