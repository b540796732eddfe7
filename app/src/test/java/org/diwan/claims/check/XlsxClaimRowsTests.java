package org.diwan.claims.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxClaimRowsTests {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    private Path folder;

    @Test
    void textsAreReadAsTheyStand() throws IOException {
        ClaimRow row =
                read(book("patient_name", "=SUM(1) <b> & \"q\"\nline _x0041_")).get(0);
        assertThat(row.record()).isEqualTo(2);
        assertThat(row.faults()).isEmpty();
        assertThat(row.cell(ClaimColumn.PATIENT_NAME)).isEqualTo("=SUM(1) <b> & \"q\"\nline A");
        assertThat(row.cell(ClaimColumn.CLAIM_NO)).isEqualTo("C1");
    }

    @Test
    void aControlCharacterThatXmlCannotHoldIsFound() throws IOException {
        assertThat(read(book("patient_name", "bad\0name")).get(0).cell(ClaimColumn.PATIENT_NAME))
                .isEqualTo("bad\0name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quantity | <c><v>2</v></c> | 2",
                "quantity | <c><v>1.5</v></c> | 1.5",
                "quantity | <c><v>1E3</v></c> | 1000",
                "quantity | <c><v>1E999999999</v></c> | 1E999999999",
                "national_id | <c><v>1000000008</v></c> | 1000000008",
                "unit_price | <c><v>120</v></c> | 120.00",
                "unit_price | <c><v>177.21000000000001</v></c> | 177.21",
                "unit_price | <c><v>12.345</v></c> | 12.345",
                "unit_price | <c t='str'><v>1e3</v></c> | 1e3",
                "currency | <c t='s'><v>0</v></c> | SAR",
                "patient_name | <c t='s'><v>1</v></c> | Nouf Al-Harbi",
                "service_date | <c s='1'><v>46327</v></c> | 2026-11-01",
                "service_date | <c s='2'><v>46327</v></c> | 2026-11-01",
                "service_date | <c s='2'><v>46327.5</v></c> | 46327.5",
                "service_date | <c s='3'><v>46327</v></c> | 46327",
                "service_date | <c><v>46327</v></c> | 46327",
                "service_date | <c s='1'><v>99999999999</v></c> | 99999999999",
                "service_date | <c t='inlineStr'><is><t>2026-11-01</t></is></c> | 2026-11-01"
            })
    void cellsOfEachKindAreReadAsCsvWouldHoldThem(String column, String cell, String text) throws IOException {
        ClaimRow row = read(book(column, cell.replace('\'', '"'))).get(0);
        assertThat(row.faults()).isEmpty();
        assertThat(row.cell(ClaimColumn.valueOf(column.toUpperCase(Locale.ROOT))))
                .isEqualTo(text);
    }

    @Test
    void daysMayBeCountedFrom1904() throws IOException {
        Workbook book = book("service_date", "<c s=\"1\"><v>44865</v></c>");
        book.with(
                "xl/workbook.xml",
                "<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>");
        assertThat(read(book).get(0).cell(ClaimColumn.SERVICE_DATE)).isEqualTo("2026-11-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c><f>1+1</f><v>2</v></c> | holds a formula",
                "<c t='str'><f>A1</f><v>2</v></c> | holds a formula",
                "<c t='s'><f>A1</f><v>0</v></c> | holds a formula",
                "<c><f/></c> | holds a formula",
                "<c t='e'><v>#REF!</v></c> | holds an error of the spreadsheet",
                "<c t='s'><v>2000000000</v></c> | names a text that the workbook does not hold",
                "<c t='s'><v>x</v></c> | names a text that the workbook does not hold"
            })
    void whatIsNoPlainValueIsAFindingOfItsRow(String cell, String reason) throws IOException {
        ClaimRow row = read(book("quantity", cell.replace('\'', '"'))).get(0);
        assertThat(row.faults()).singleElement().hasToString("2 quantity: " + reason);
        assertThat(row.readable()).isTrue();
    }

    @Test
    void emptyRowsAreCountedAndLeftOut() throws IOException {
        List<String> rows = rows("quantity", "2");
        rows.add(2, Workbook.row(3, List.of("<c s=\"1\"/>")));
        rows.add(Workbook.row(7, cells("quantity", "2")));
        assertThat(read(new Workbook(rows))).extracting(ClaimRow::record).containsExactly(2, 7);
    }

    @Test
    void aCellBesideTheTableIsFound() throws IOException {
        List<String> rows = rows("quantity", "2");
        rows.set(1, rows.get(1).replace("</row>", "<c r=\"Q2\"><v>1</v></c></row>"));
        ClaimRow row = read(new Workbook(rows)).get(0);
        assertThat(row.readable()).isFalse();
        assertThat(row.faults())
                .extracting(ClaimFinding::toString)
                .containsExactly("2 prior_approval: stands beside the table");
    }

    @Test
    void macrosAreRefused() {
        refused(book("quantity", "2").with("xl/vbaProject.bin", "x"), "macros");
        refused(
                book("quantity", "2")
                        .with(
                                "[Content_Types].xml",
                                "<Types>application/vnd.ms-excel.sheet.macroEnabled.main+xml spreadsheetml</Types>"),
                "macros");
    }

    @Test
    void otherArchivesAreRefused() {
        refused(book("quantity", "2").without("[Content_Types].xml"), "another ZIP archive");
        refused(book("quantity", "2").with("[Content_Types].xml", "<Types>wordprocessingml</Types>"), "Office file");
    }

    @Test
    void damagedWorkbooksAreRefused() {
        refused(book("quantity", "2").without("xl/workbook.xml"), "damaged");
        refused(book("quantity", "2").without(SHEET), "damaged");
        refused(book("quantity", "2").with(SHEET, "<worksheet><sheetData><row"), "damaged");
        refused(book("quantity", "<c r=\"ZZZZZZ2\"><v>1</v></c>"), "damaged");
        refused(book("quantity", "<c r=\"A2\"><v>1</v></c>"), "damaged");
        byte[] bytes = book("quantity", "2").bytes();
        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length / 2)))
                .isInstanceOf(ClaimFileRefused.class)
                .hasMessageContaining("damaged");
    }

    @ParameterizedTest
    @CsvSource({"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"})
    void aDocumentTypeIsRefused(String part) {
        String bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>";
        refused(book("quantity", "2").with(part, bomb), "document type");
    }

    @Test
    void aBombIsRefusedBeforeItUnfolds() {
        refused(book("quantity", "2").padded("xl/sharedStrings.xml", 170), "160 MB");
    }

    @Test
    void anotherHeaderIsRefused() {
        List<String> rows = rows("quantity", "2");
        rows.set(0, rows.get(0).replace("quantity", "number"));
        refused(new Workbook(rows), "missing: quantity; unknown: number");
        refused(new Workbook(List.of()), "Expected is a header");
    }

    private void refused(Workbook book, String said) {
        assertThatThrownBy(() -> read(book))
                .isInstanceOf(ClaimFileRefused.class)
                .hasMessageContaining(said);
    }

    private static Workbook book(String column, String cell) {
        return new Workbook(rows(column, cell));
    }

    private static List<String> rows(String column, String cell) {
        return new ArrayList<>(List.of(Workbook.row(1, ClaimColumn.KEYS), Workbook.row(2, cells(column, cell))));
    }

    private static List<String> cells(String column, String cell) {
        var table = new ClaimTable().claim("C1", 1);
        table.with(2, column, cell);
        return List.of(table.rows().get(0));
    }

    private List<ClaimRow> read(Workbook book) throws IOException {
        return read(book.bytes());
    }

    private List<ClaimRow> read(byte[] bytes) throws IOException {
        var all = new ArrayList<ClaimRow>();
        try (ClaimRows rows = ClaimFile.open(ClaimTable.file(folder, "claims.xlsx", bytes), "claims.xlsx")) {
            for (ClaimRow row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }
}
