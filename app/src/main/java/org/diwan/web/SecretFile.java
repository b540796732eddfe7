package org.diwan.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** Writes a file that only its owner may read, whole or not at all; one that is there already stays. */
public final class SecretFile {

    private SecretFile() {}

    /** What is written. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException, GeneralSecurityException;
    }

    /** Writes the content, for the owner's eyes only. */
    public static void write(Path file, Content content) throws IOException, GeneralSecurityException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder,
                "new",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                content.writeTo(out);
            }
            linkUnlessThere(draft, file);
        } finally {
            Files.delete(draft);
        }
    }

    private static void linkUnlessThere(Path draft, Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isReadable(file)) {
                throw e;
            }
        }
    }
}
