package org.diwan.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180, row by row. A row that cannot be read costs one physical line: the next line is read as a row again. */
public final class CsvReader {

    private static final int MOST_LINES_A_ROW = 50;
    /** The fault of a row whose last cell has no end. */
    public static final String UNCLOSED = "a quote is not closed";

    private static final String GARBAGE = "text follows a closing quote";
    private static final int STILL_OPEN = -1;
    private static final int NOT_A_CELL = -2;

    private final CsvLines lines;
    private final List<String> cells = new ArrayList<>();

    /** @param bytes UTF-8; a file in another encoding is refused when its first wrong byte is read */
    public CsvReader(InputStream bytes) {
        lines = new CsvLines(bytes);
    }

    /** The next row; none at the end. Empty lines are no rows. */
    public @Nullable CsvRow next() throws IOException {
        String line = lines.next();
        while (line != null && (line.isEmpty() || line.equals("\r"))) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        if (line.indexOf('"') >= 0) {
            return quoted(line);
        }
        cells.clear();
        plain(line);
        return row(lines.number(), null);
    }

    private void plain(String line) {
        String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        int from = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
            cells.add(text.substring(from, comma));
            from = comma + 1;
        }
        cells.add(text.substring(from));
    }

    private CsvRow quoted(String first) throws IOException {
        int number = lines.number();
        var more = new ArrayList<String>();
        var text = new StringBuilder(first);
        String fault = split(text);
        while (UNCLOSED.equals(fault) && more.size() < MOST_LINES_A_ROW) {
            String line = lines.next();
            if (line == null) {
                break;
            }
            more.add(line);
            fault = split(text.append('\n').append(line));
        }
        if (fault != null) {
            lines.putBack(more);
        }
        return row(number, fault);
    }

    /** Splits the text into cells; says what is wrong with it, if something is. */
    private @Nullable String split(CharSequence text) {
        cells.clear();
        int at = 0;
        while (true) {
            int end = at < text.length() && text.charAt(at) == '"' ? quotedCell(text, at) : plainCell(text, at);
            if (end < 0) {
                return end == STILL_OPEN ? UNCLOSED : GARBAGE;
            }
            if (end >= text.length()) {
                return null;
            }
            at = end + 1;
        }
    }

    private int plainCell(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != ',') {
            end++;
        }
        boolean carriageReturn = end == text.length() && end > from && text.charAt(end - 1) == '\r';
        cells.add(text.subSequence(from, carriageReturn ? end - 1 : end).toString());
        return end;
    }

    private int quotedCell(CharSequence text, int from) {
        var cell = new StringBuilder();
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '"') {
                cell.append(c);
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else {
                int after = i + 1;
                if (after == text.length() - 1 && text.charAt(after) == '\r') {
                    after++;
                }
                if (after < text.length() && text.charAt(after) != ',') {
                    return NOT_A_CELL;
                }
                cells.add(cell.toString());
                return after;
            }
        }
        return STILL_OPEN;
    }

    private CsvRow row(int line, @Nullable String fault) {
        return new CsvRow(line, cells.toArray(String[]::new), fault);
    }
}
