package org.diwan.claims.check;

import java.util.List;

/** What a file is by its first bytes. */
enum FileKind {
    CSV("text with commas (CSV)", ".csv"),
    XLSX("a workbook or another ZIP archive", ".xlsx"),
    JSON("JSON", ".json"),
    XML("XML", ".xml"),
    UTF_16("text in UTF-16"),
    OLE("an older or an encrypted Office file (OLE 2)"),
    PDF("a PDF document"),
    BINARY("no text");

    static final String EXPECTED = "Expected is a claim file as CSV in UTF-8, as XLSX, or as FHIR R4 in JSON or XML";
    static final int LOOKED_AT = 4096;
    private static final int WHITE = 0x20;
    private static final List<String> ENDINGS =
            List.of(".csv", ".xlsx", ".json", ".xml", ".xls", ".ods", ".zip", ".docx", ".pdf", ".html");

    private final String words;
    private final List<String> endings;

    FileKind(String words, String... endings) {
        this.words = words;
        this.endings = List.of(endings);
    }

    String words() {
        return words;
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
            throw new ClaimFileRefused("A workbook that may hold macros is not taken; expected is XLSX or CSV");
        }
        if (this == UTF_16) {
            throw new ClaimFileRefused("The file is in UTF-16; expected is UTF-8");
        }
        if (endings.isEmpty()) {
            throw new ClaimFileRefused(EXPECTED + "; found is " + words);
        }
        if (endings.stream().noneMatch(name::endsWith) && ENDINGS.stream().anyMatch(name::endsWith)) {
            throw new ClaimFileRefused(
                    "The file is " + words + ", but its name ends in " + name.substring(name.lastIndexOf('.')));
        }
    }
}
