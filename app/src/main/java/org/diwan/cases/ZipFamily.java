package org.diwan.cases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Tells the office files that are zips inside from other zips: by the entry in which they say what they are. */
final class ZipFamily {

    private static final String ZIP = "application/zip";
    private static final int ENTRIES = 200;
    private static final int UNPACKED = 20 * 1024 * 1024;
    private static final int SAYING = 256 * 1024;

    private static final Set<String> ODF = Set.of("text", "spreadsheet", "presentation", "graphics");

    /** What the main part of an OOXML file is said to be, and what the file is then. */
    private static final Map<String, String> OOXML = Map.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            "application/vnd.ms-excel.sheet.macroenabled.12",
            "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
            "application/vnd.ms-powerpoint.presentation.macroenabled.12");

    private final byte[] buffer = new byte[8 * 1024];
    private int unpacked;

    private ZipFamily() {}

    static String typeOf(InputStream content) throws IOException {
        try {
            return new ZipFamily().look(new ZipInputStream(content));
        } catch (ZipException | IllegalArgumentException e) {
            return ZIP;
        }
    }

    private String look(ZipInputStream zip) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        for (int i = 0; i < ENTRIES && entry != null && unpacked < UNPACKED; i++) {
            String type = said(entry, zip);
            if (!type.equals(ZIP)) {
                return type;
            }
            entry = unpacked < UNPACKED ? zip.getNextEntry() : null;
        }
        return ZIP;
    }

    private String said(ZipEntry entry, ZipInputStream zip) throws IOException {
        String text = unpack(zip);
        return switch (entry.getName()) {
            case "mimetype" ->
                ODF.stream()
                        .map("application/vnd.oasis.opendocument."::concat)
                        .filter(text.strip()::equals)
                        .findFirst()
                        .orElse(ZIP);
            case "[Content_Types].xml" ->
                OOXML.entrySet().stream()
                        .filter(kind -> text.contains("\"" + kind.getKey() + "\""))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse(ZIP);
            default -> ZIP;
        };
    }

    /** The beginning of an entry. The rest is counted, so that a bomb is left before it goes off. */
    private String unpack(ZipInputStream zip) throws IOException {
        var text = new ByteArrayOutputStream();
        for (int count = zip.read(buffer); count >= 0 && unpacked < UNPACKED; count = zip.read(buffer)) {
            unpacked += count;
            text.write(buffer, 0, Math.min(count, SAYING - text.size()));
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
