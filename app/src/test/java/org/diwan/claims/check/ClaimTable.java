package org.diwan.claims.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A claim file in the making: claims of the demo hospital, cell by cell. */
final class ClaimTable {

    static final String PATIENT = "1000000008";
    static final String OTHER_PATIENT = "1000000016";

    private final List<String[]> rows = new ArrayList<>();

    /** Adds a claim with so many lines. */
    ClaimTable claim(String number, int lines) {
        for (int line = 1; line <= lines; line++) {
            rows.add(new String[] {
                number,
                String.valueOf(line),
                "F0006",
                PATIENT,
                "Nouf Abdulrahman Al-Harbi",
                "2026-11-0" + (1 + line % 9),
                "M54.5",
                "OP-100",
                "2",
                "120.00",
                "240.00",
                "SAR",
                ""
            });
        }
        return this;
    }

    /** Puts a text into a cell of a record, the header being the first. */
    ClaimTable with(int record, String column, String text) {
        rows.get(record - 2)[
                ClaimColumn.valueOf(column.toUpperCase(Locale.ROOT)).ordinal()] = text;
        return this;
    }

    ClaimTable without(int record) {
        rows.remove(record - 2);
        return this;
    }

    List<String[]> rows() {
        return rows;
    }

    String csv() {
        return rows.stream()
                .map(row -> Arrays.stream(row).map(ClaimTable::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", header() + "\r\n", "\r\n"));
    }

    static String header() {
        return String.join(",", ClaimColumn.KEYS);
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** The table as a file of the folder. */
    Path in(Path folder) {
        return file(folder, "claims.csv", csv().getBytes(StandardCharsets.UTF_8));
    }

    static Path file(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
