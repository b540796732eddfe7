package org.diwan.web;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV for spreadsheet programs: UTF-8 with its mark, RFC 4180. A text that such a program would take for a formula
 * gets an apostrophe before it; numbers of ours are no texts.
 */
public final class SafeCsv implements Closeable {

    private static final String FORMULA = "=+-@\t\r\n";
    private static final String QUOTED = "\",\r\n";

    private final Writer out;

    public SafeCsv(OutputStream bytes) throws IOException {
        out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        out.write('\uFEFF');
    }

    /** Writes a line. */
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(cell(cells.get(i)));
        }
        out.write("\r\n");
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal amount) {
            return amount.toPlainString();
        }
        String text = value instanceof Number ? value.toString() : harmless(value.toString());
        boolean quoted = text.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0);
        return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
