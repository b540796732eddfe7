package org.diwan.web;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a workbook row by row, the heads of the columns first. Texts are texts, whatever they begin with. What one sheet has
 * no room for goes on in another under the same heads; nothing of what was written is kept in memory.
 */
public final class Sheet implements Closeable {

    /** The rows that a sheet has in any spreadsheet program. */
    private static final int MOST = 1_048_576;

    private static final int FLUSHED = 500;
    private static final String VERSION = "1.0";
    private static final String AMOUNT = "#,##0.00";
    private static final String DATE = "yyyy-mm-dd";

    private final Workbook workbook;
    private final String name;
    private final boolean rightToLeft;
    private final int most;
    private List<? extends @Nullable Object> heads = List.of();
    private Worksheet sheet;
    private int sheets = 1;
    private int rows;

    public Sheet(OutputStream bytes, String name, boolean rightToLeft) throws IOException {
        this(bytes, name, rightToLeft, MOST);
    }

    Sheet(OutputStream bytes, String name, boolean rightToLeft, int most) throws IOException {
        this.workbook = new Workbook(bytes, "Diwan", VERSION);
        this.name = name;
        this.rightToLeft = rightToLeft;
        this.most = most;
        this.sheet = begin(workbook, name, rightToLeft);
    }

    private static Worksheet begin(Workbook workbook, String name, boolean rightToLeft) {
        Worksheet sheet = workbook.newWorksheet(name);
        if (rightToLeft) {
            sheet.rightToLeft();
        }
        sheet.freezePane(0, 1);
        return sheet;
    }

    /** Adds a row. */
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        if (sheets == 1 && rows == 0) {
            heads = cells;
        } else if (rows == most) {
            sheet.finish();
            sheet = begin(workbook, name + " " + ++sheets, rightToLeft);
            rows = 0;
            add(heads);
        }
        add(cells);
    }

    private void add(List<? extends @Nullable Object> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            put(i, cells.get(i));
        }
        if (++rows % FLUSHED == 0) {
            sheet.flush();
        }
    }

    private void put(int column, @Nullable Object value) {
        if (value instanceof BigDecimal amount) {
            sheet.value(rows, column, amount);
            sheet.style(rows, column).format(AMOUNT).set();
        } else if (value instanceof Number number) {
            sheet.value(rows, column, number);
        } else if (value instanceof LocalDate date) {
            sheet.value(rows, column, date);
            sheet.style(rows, column).format(DATE).set();
        } else if (value != null) {
            sheet.inlineString(rows, column, value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
    }
}
