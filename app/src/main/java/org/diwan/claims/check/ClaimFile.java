package org.diwan.claims.check;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.diwan.claims.fhir.FhirSyntax;
import org.diwan.claims.reason.Reason;

/** Opens a claim file by what it is, which must be what its name says. */
public final class ClaimFile {

    private static final long LARGEST = 200L << 20;
    private static final int BUFFER = 1 << 16;

    private ClaimFile() {}

    /**
     * The rows of a file.
     *
     * @param name as the sender calls it
     * @throws ClaimFileRefused where it is no claim file
     */
    public static ClaimRows open(Path file, String name) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new ClaimFileRefused(Reason.of("file-empty"));
        }
        if (size > LARGEST) {
            throw new ClaimFileRefused(Reason.of("file-large"));
        }
        FileKind kind = kind(file);
        kind.refuseUnlessNamed(name.toLowerCase(Locale.ROOT));
        return switch (kind) {
            case CSV -> csv(file);
            case XLSX -> new XlsxClaimRows(file);
            case JSON -> new FhirClaimRows(file, FhirSyntax.JSON);
            case XML -> new FhirClaimRows(file, FhirSyntax.XML);
            default -> throw new ClaimFileRefused(Reason.of("file-kind", kind.words()));
        };
    }

    private static FileKind kind(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return FileKind.of(bytes.readNBytes(FileKind.LOOKED_AT));
        }
    }

    private static ClaimRows csv(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return new CsvClaimRows(bytes);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }
}
