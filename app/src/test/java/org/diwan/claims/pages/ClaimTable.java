package org.diwan.claims.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.diwan.claims.check.ClaimColumn;

/** Claims to be sent, as a facility writes them down. */
final class ClaimTable {

    private final List<List<String>> rows = new ArrayList<>();
    private final String facility;
    private final LocalDate day;

    ClaimTable(String facility, LocalDate day) {
        this.facility = facility;
        this.day = day;
    }

    ClaimTable line(String claim, int line, String patient, String name, String service, int quantity, String price) {
        String amount =
                new BigDecimal(price).multiply(BigDecimal.valueOf(quantity)).toPlainString();
        rows.add(Arrays.asList(
                claim,
                String.valueOf(line),
                facility,
                patient,
                name,
                day.toString(),
                "I10",
                service,
                String.valueOf(quantity),
                price,
                amount,
                "SAR",
                ""));
        return this;
    }

    /** Puts something else into a cell of the last row. */
    ClaimTable but(ClaimColumn column, String value) {
        rows.get(rows.size() - 1).set(column.ordinal(), value);
        return this;
    }

    String csv() {
        StringBuilder text = new StringBuilder(String.join(",", ClaimColumn.KEYS)).append("\r\n");
        rows.forEach(row -> text.append(String.join(",", row)).append("\r\n"));
        return text.toString();
    }

    byte[] bytes() {
        return csv().getBytes(StandardCharsets.UTF_8);
    }

    /** The same as a workbook; a cell that begins with {@code =} is a formula. */
    byte[] xlsx() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("claims");
            List<List<String>> all = new ArrayList<>(List.of(ClaimColumn.KEYS));
            all.addAll(rows);
            for (int row = 0; row < all.size(); row++) {
                for (int column = 0; column < ClaimColumn.KEYS.size(); column++) {
                    String cell = all.get(row).get(column);
                    if (cell.startsWith("=")) {
                        sheet.formula(row, column, cell.substring(1));
                    } else {
                        sheet.value(row, column, cell);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }
}
