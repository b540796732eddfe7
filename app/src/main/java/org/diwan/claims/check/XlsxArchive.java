package org.diwan.claims.check;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook, read no further than a workbook of claims can be long. Nothing is written to a disk. */
final class XlsxArchive implements Closeable {

    private static final int MOST_PARTS = 500;
    private static final long MOST_BYTES = 160L << 20;
    private static final int TYPES_LOOKED_AT = 1 << 20;

    private final ZipFile zip;
    private long left = MOST_BYTES;

    XlsxArchive(Path file) throws IOException {
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw damaged();
        }
        try {
            refuseMacrosAndOthers();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    static ClaimFileRefused damaged() {
        return new ClaimFileRefused(Reason.of("file-damaged"));
    }

    private void refuseMacrosAndOthers() throws IOException {
        if (zip.size() > MOST_PARTS) {
            throw new ClaimFileRefused(Reason.of("file-parts", MOST_PARTS));
        }
        InputStream types = part("[Content_Types].xml");
        if (types == null) {
            throw new ClaimFileRefused(Reason.of("file-zip"));
        }
        String text = new String(types.readNBytes(TYPES_LOOKED_AT), StandardCharsets.UTF_8);
        boolean macros = zip.stream()
                .map(entry -> entry.getName().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.endsWith("vbaproject.bin") || name.contains("/macrosheets/"));
        if (macros || text.contains("macroEnabled") || text.contains("vbaProject")) {
            throw new ClaimFileRefused(Reason.of("file-macros"));
        }
        if (!text.contains("spreadsheetml")) {
            throw new ClaimFileRefused(Reason.of("file-office"));
        }
    }

    /** The bytes of a part; none where there is no such part. */
    @Nullable
    InputStream part(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? null : new BufferedInputStream(new Counted(zip.getInputStream(entry)), 1 << 15);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what comes out of all parts together: an archive may say what it likes about its size. */
    private final class Counted extends InputStream {

        private final InputStream in;

        private Counted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                int count = in.read(into, from, length);
                left -= Math.max(0, count);
                if (left < 0) {
                    throw new ClaimFileRefused(Reason.of("file-unpacked", MOST_BYTES >> 20));
                }
                return count;
            } catch (ZipException e) {
                throw damaged();
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
