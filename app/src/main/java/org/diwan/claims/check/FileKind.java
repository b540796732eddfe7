package org.diwan.claims.check;

import java.util.List;
import org.diwan.claims.reason.Reason;

/** What a file is by its first bytes. */
enum FileKind {
    CSV("csv", ".csv"),
    XLSX("xlsx", ".xlsx"),
    JSON("json", ".json"),
    XML("xml", ".xml"),
    UTF_16("binary"),
    OLE("ole"),
    PDF("pdf"),
    BINARY("binary");

    static final int LOOKED_AT = 4096;
    private static final int WHITE = 0x20;
    private static final List<String> ENDINGS =
            List.of(".csv", ".xlsx", ".json", ".xml", ".xls", ".ods", ".zip", ".docx", ".pdf", ".html");

    private final String key;
    private final List<String> endings;

    FileKind(String key, String... endings) {
        this.key = key;
        this.endings = List.of(endings);
    }

    /** In words what it is. */
    Reason words() {
        return Reason.of("kind-" + key);
    }

    static FileKind of(byte[] head) {
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return XLSX;
        }
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return OLE;
        }
        if (starts(head, '%', 'P', 'D', 'F')) {
            return PDF;
        }
        return text(head);
    }

    private static FileKind text(byte[] head) {
        if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF) || everyOtherIsNul(head)) {
            return UTF_16;
        }
        int at = starts(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        while (at < head.length && head[at] >= 0 && head[at] <= WHITE) {
            at++;
        }
        int first = at < head.length ? head[at] : 0;
        return switch (first) {
            case '{', '[' -> JSON;
            case '<' -> XML;
            case 0 -> BINARY;
            default -> CSV;
        };
    }

    /** A header without a byte order mark, each letter in two bytes. */
    private static boolean everyOtherIsNul(byte[] head) {
        if (head.length < 8) {
            return false;
        }
        boolean even = head[0] == 0 && head[2] == 0 && head[4] == 0;
        boolean odd = head[1] == 0 && head[3] == 0 && head[5] == 0;
        return even != odd;
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** @param name in lower case */
    void refuseUnlessNamed(String name) {
        if (name.endsWith(".xlsm") || name.endsWith(".xlsb") || name.endsWith(".xltm")) {
            throw new ClaimFileRefused(Reason.of("file-macro-name"));
        }
        if (this == UTF_16) {
            throw new ClaimFileRefused(Reason.of("file-utf16"));
        }
        if (endings.isEmpty()) {
            throw new ClaimFileRefused(Reason.of("file-kind", words()));
        }
        if (endings.stream().noneMatch(name::endsWith) && ENDINGS.stream().anyMatch(name::endsWith)) {
            throw new ClaimFileRefused(Reason.of("file-name", words(), name.substring(name.lastIndexOf('.'))));
        }
    }
}
