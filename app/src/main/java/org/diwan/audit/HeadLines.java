package org.diwan.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the heads of one chain out of the file beside the database. */
final class HeadLines {

    private final Path file;
    private final long size;
    private final UUID chain;
    private final Consumer<Finding> findings;

    /** @param size bytes of it that are read: what the house adds meanwhile is later than the sight of the database */
    HeadLines(Path file, long size, UUID chain, Consumer<Finding> findings) {
        this.file = file;
        this.size = size;
        this.chain = chain;
        this.findings = findings;
    }

    void each(Consumer<Head> use) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 0;
            String half = null;
            long read = 0;
            for (String line = lines.readLine(); line != null && read < size; line = lines.readLine()) {
                read += line.length() + 1;
                number++;
                Head head = head(line);
                if (half != null && !line.startsWith(half)) {
                    tell(number - 1);
                }
                half = head == null && !line.isEmpty() ? line : null;
                if (half != null && half.endsWith("}")) {
                    tell(number);
                    half = null;
                }
                if (head != null && head.chain().equals(chain)) {
                    use.accept(head);
                }
            }
        }
    }

    private void tell(long number) {
        findings.accept(new Finding(file.getFileName() + " line " + number, "it is no signed head"));
    }

    private static @Nullable Head head(String line) {
        try {
            return Head.of(line);
        } catch (Unreadable e) {
            // What a killed process left of a line stands whole in the next one; anything else is told.
            return null;
        }
    }
}
