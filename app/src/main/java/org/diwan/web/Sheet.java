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

/** Writes a workbook of one sheet, row by row. Texts are texts, whatever they begin with. */
public final class Sheet implements Closeable {

    private static final int FLUSHED = 500;
    private static final String VERSION = "1.0";
    private static final String AMOUNT = "#,##0.00";
    private static final String DATE = "yyyy-mm-dd";

    private final Workbook workbook;
    private final Worksheet sheet;
    private int rows;

    public Sheet(OutputStream bytes, String name, boolean rightToLeft) throws IOException {
        workbook = new Workbook(bytes, "Diwan", VERSION);
        sheet = workbook.newWorksheet(name);
        if (rightToLeft) {
            sheet.rightToLeft();
        }
        sheet.freezePane(0, 1);
    }

    /** Adds a row. */
    public void row(List<? extends @Nullable Object> cells) throws IOException {
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
            sheet.value(rows, column, value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
    }
}
