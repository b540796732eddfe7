package org.diwan.claims.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.diwan.claims.check.ClaimFile;
import org.diwan.claims.check.ClaimFileRefused;
import org.diwan.claims.check.ClaimRows;

/** A claim file whose content lies elsewhere, opened on a disk where it has lost its name before it is read. */
public final class OpenedFile {

    private static final String PREFIX = "diwan-claims";

    private OpenedFile() {}

    /** Where the content comes from. */
    @FunctionalInterface
    public interface Content {
        void copyTo(OutputStream out) throws IOException;
    }

    /**
     * The rows of the file, its header already read.
     *
     * @param name as the sender calls it
     * @throws ClaimFileRefused where it is no claim file
     */
    public static ClaimRows open(Content content, String name) throws IOException {
        Path file = Files.createTempFile(PREFIX, null);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.copyTo(out);
            }
            return ClaimFile.open(file, name);
        } finally {
            Files.delete(file);
        }
    }
}
