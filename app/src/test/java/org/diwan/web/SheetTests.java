package org.diwan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class SheetTests {

    @Test
    void whatASheetHasNoRoomForGoesOnInAnotherUnderTheSameHeads() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Sheet sheet = new Sheet(bytes, "cases", false, 4)) {
            sheet.row(List.of("Reference"));
            for (int i = 1; i <= 7; i++) {
                sheet.row(List.of("=" + i));
            }
        }
        List<String> sheets = sheets(bytes.toByteArray());
        assertThat(sheets).hasSize(3);
        assertThat(sheets).allSatisfy(sheet -> assertThat(sheet).contains("Reference").doesNotContain("<f>"));
        assertThat(sheets.get(1)).contains("=4").contains("=6").doesNotContain("=7");
        assertThat(sheets.get(2)).contains("=7");
    }

    private static List<String> sheets(byte[] workbook) throws IOException {
        List<String> sheets = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("xl/worksheets/sheet")) {
                    sheets.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return sheets;
    }
}
