package org.diwan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetTests {

    @TempDir
    Path folder;

    @Test
    void whatASheetHasNoRoomForGoesOnInAnotherUnderTheSameHeads() throws IOException {
        Path workbook = folder.resolve("cases.xlsx");
        try (OutputStream bytes = Files.newOutputStream(workbook);
                Sheet sheet = new Sheet(bytes, "cases", false, 4)) {
            sheet.row(List.of("Reference"));
            for (int i = 1; i <= 7; i++) {
                sheet.row(List.of("=" + i));
            }
        }
        List<String> sheets = sheets(workbook);
        assertThat(sheets).hasSize(3);
        assertThat(sheets)
                .allSatisfy(sheet -> assertThat(sheet).contains("Reference").doesNotContain("<f>"));
        assertThat(sheets.get(1)).contains("=4").contains("=6").doesNotContain("=7");
        assertThat(sheets.get(2)).contains("=7");
    }

    private static List<String> sheets(Path workbook) throws IOException {
        List<String> sheets = new ArrayList<>();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (int i = 1; zip.getEntry("xl/worksheets/sheet" + i + ".xml") != null; i++) {
                ZipEntry entry = zip.getEntry("xl/worksheets/sheet" + i + ".xml");
                sheets.add(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return sheets;
    }
}
