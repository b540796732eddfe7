package org.diwan.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The physical lines of a UTF-8 file, a byte order mark left out; a line ends at LF and keeps its CR. */
final class CsvLines {

    private static final int LONGEST = 1 << 20;

    private final Reader in;
    private final char[] buffer = new char[1 << 15];
    private final Deque<String> putBack = new ArrayDeque<>();
    private int at;
    private int end;
    private int number;

    CsvLines(InputStream bytes) {
        in = new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Number of the line given last, from 1. */
    int number() {
        return number;
    }

    @Nullable
    String next() throws IOException {
        String line = putBack.isEmpty() ? read() : putBack.pop();
        number += line == null ? 0 : 1;
        return number == 1 && line != null && line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    /** Gives these lines again, which were the last ones given. */
    void putBack(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            putBack.push(lines.get(i));
        }
        number -= lines.size();
    }

    private @Nullable String read() throws IOException {
        StringBuilder start = null;
        while (true) {
            if (at == end && !fill()) {
                return start == null ? null : start.toString();
            }
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            if (at < end) {
                String rest = new String(buffer, from, at++ - from);
                return start == null ? rest : start.append(rest).toString();
            }
            start = start == null ? new StringBuilder() : start;
            start.append(buffer, from, end - from);
            if (start.length() > LONGEST) {
                throw FileRefused.longLine(number + 1, LONGEST);
            }
        }
    }

    private boolean fill() throws IOException {
        try {
            at = 0;
            end = Math.max(0, in.read(buffer));
            return end > 0;
        } catch (CharacterCodingException e) {
            throw FileRefused.encoding();
        }
    }
}
