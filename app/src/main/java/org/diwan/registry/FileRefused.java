package org.diwan.registry;

import java.util.List;

/** A file that cannot be read as what it should be; nothing of it was taken. */
public final class FileRefused extends RuntimeException {

    private final String key;
    private final List<Object> values;

    FileRefused(String reason) {
        this("said", List.of(reason), reason);
    }

    private FileRefused(String key, List<Object> values, String reason) {
        super(reason);
        this.key = key;
        this.values = values;
    }

    static FileRefused encoding() {
        return new FileRefused("file-encoding", List.of(), "The file is not in UTF-8; expected is UTF-8");
    }

    static FileRefused longLine(int line, int most) {
        return new FileRefused(
                "file-long-line",
                List.of(line, most),
                "Line " + line + " has more than " + most
                        + " characters; expected are lines that end with LF or CR LF");
    }

    /** For those who say it in other languages; {@code said} where there are English words only. */
    public String key() {
        return key;
    }

    /** What belongs to the key. */
    public List<Object> values() {
        return values;
    }
}
