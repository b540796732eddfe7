package org.diwan.claims.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook by its parts, so that a test can spoil each of them. */
final class Workbook {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final byte[] MEGABYTE = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Map<String, Integer> padding = new HashMap<>();

    /** @param rows of cells in SpreadsheetML */
    Workbook(List<String> rows) {
        parts.put(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-"
                        + "officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
        parts.put("_rels/.rels", relation("r1", "officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"" + RELATIONS + "\"><sheets><sheet name=\"Claims\" sheetId=\"1\" r:id=\"r1\"/>"
                        + "<sheet name=\"Help\" sheetId=\"2\" r:id=\"r9\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships>" + relation("r1", "worksheet", "worksheets/sheet1.xml")
                        + relation("r2", "sharedStrings", "/xl/sharedStrings.xml")
                        + relation("r3", "styles", "styles.xml") + "</Relationships>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-409]dd\\-mmm\\-yyyy\"/>"
                        + "<numFmt numFmtId=\"165\" formatCode=\"0.00&quot; day&quot;\"/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
                        + "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst><si><t>SAR</t></si><si><r><t>Nouf </t></r><r><t>Al-Harbi</t></r><rPh><t>x</t></rPh></si></sst>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData>" + String.join("", rows) + "</sheetData></worksheet>");
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATIONS + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    Workbook with(String part, String text) {
        parts.put(part, text);
        return this;
    }

    Workbook without(String part) {
        parts.remove(part);
        return this;
    }

    /** Lets so many megabytes of blanks follow the part. */
    Workbook padded(String part, int megabytes) {
        padding.put(part, megabytes);
        return this;
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < padding.getOrDefault(part.getKey(), 0); i++) {
                    zip.write(MEGABYTE);
                }
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A row of texts that stand in their cells. */
    static String row(int number, List<String> cells) {
        var row = new StringBuilder("<row r=\"" + number + "\">");
        for (String cell : cells) {
            row.append(cell.startsWith("<c") ? cell : text(cell));
        }
        return row.append("</row>").toString();
    }

    static String text(String text) {
        return "<c t=\"inlineStr\"><is><t>"
                + text.replace("&", "&amp;").replace("<", "&lt;").replace("\0", "_x0000_") + "</t></is></c>";
    }
}
