package org.diwan.claims.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.diwan.claims.reason.Reason;
import org.jspecify.annotations.Nullable;

/** The rows of the first sheet of a workbook. */
final class XlsxClaimRows implements ClaimRows {

    private final XlsxWorkbook workbook;
    private final XmlPart xml;
    private final ClaimHeader header;
    private int number;
    private int headerNumber;

    XlsxClaimRows(Path file) throws IOException {
        workbook = new XlsxWorkbook(file);
        try {
            xml = new XmlPart(workbook.sheet());
            header = ClaimHeader.of(headerCells());
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private List<String> headerCells() throws IOException {
        List<XlsxCell> cells = cells();
        headerNumber = number;
        var names = new ArrayList<String>();
        for (XlsxCell cell : cells == null ? List.<XlsxCell>of() : cells) {
            while (names.size() < cell.place()) {
                names.add("");
            }
            names.add(cell.formula() ? "(formula)" : cell.text(null, workbook.texts(), workbook.dates()));
        }
        return names;
    }

    @Override
    public @Nullable ClaimRow next() throws IOException {
        List<XlsxCell> cells = cells();
        if (cells == null) {
            return null;
        }
        int record = number - headerNumber + 1;
        var texts = new ArrayList<>(Collections.nCopies(header.size(), ""));
        var faults = new ArrayList<ClaimFinding>();
        boolean readable = true;
        for (XlsxCell cell : cells) {
            ClaimColumn column = header.at(cell.place());
            Reason fault = cell.place() < header.size() ? cell.fault(workbook.texts()) : Reason.of("beside");
            readable &= cell.place() < header.size();
            if (fault == null) {
                texts.set(cell.place(), cell.text(column, workbook.texts(), workbook.dates()));
            } else {
                faults.add(new ClaimFinding(record, column, fault));
            }
        }
        return new ClaimRow(record, header.sorted(texts), faults, readable);
    }

    /** The cells of the next row that has some, those that hold something; none at the end. */
    private @Nullable List<XlsxCell> cells() throws IOException {
        while (xml.advance() && !xml.isEnd("sheetData")) {
            if (xml.isStart("row")) {
                number = xml.attribute("r").map(XlsxClaimRows::number).orElse(number + 1);
                List<XlsxCell> cells = rowCells();
                if (!cells.isEmpty()) {
                    return cells;
                }
            }
        }
        return null;
    }

    private List<XlsxCell> rowCells() throws IOException {
        var cells = new ArrayList<XlsxCell>();
        int next = 0;
        while (xml.advance() && !xml.isEnd("row")) {
            if (xml.isStart("c")) {
                XlsxCell cell = XlsxCell.read(xml, next);
                if (cell.place() < next) {
                    throw XlsxArchive.damaged();
                }
                next = cell.place() + 1;
                if (!cell.isEmpty()) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private static int number(String attribute) {
        try {
            return Integer.parseInt(attribute);
        } catch (NumberFormatException e) {
            throw XlsxArchive.damaged();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
