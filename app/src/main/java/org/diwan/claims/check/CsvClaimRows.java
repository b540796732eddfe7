package org.diwan.claims.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.diwan.claims.reason.Reason;
import org.diwan.registry.CsvReader;
import org.diwan.registry.CsvRow;
import org.diwan.registry.FileRefused;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file in UTF-8. */
final class CsvClaimRows implements ClaimRows {

    private final InputStream bytes;
    private final CsvReader rows;
    private final ClaimHeader header;
    private int record = 1;

    CsvClaimRows(InputStream bytes) throws IOException {
        this.bytes = bytes;
        rows = new CsvReader(bytes);
        CsvRow first = read();
        header = ClaimHeader.of(first == null || first.fault() != null ? List.of() : List.of(first.cells()));
    }

    @Override
    public @Nullable ClaimRow next() throws IOException {
        CsvRow row = read();
        if (row == null) {
            return null;
        }
        record++;
        Reason fault = fault(row);
        List<String> cells = header.sorted(List.of(row.cells()));
        return fault == null
                ? new ClaimRow(record, cells, List.of(), true)
                : new ClaimRow(
                        record, cells, List.of(new ClaimFinding(record, header.at(row.cells().length), fault)), false);
    }

    private @Nullable Reason fault(CsvRow row) {
        int cells = row.cells().length;
        if (row.fault() != null) {
            return Reason.of(row.fault().equals(CsvReader.UNCLOSED) ? "quote" : "garbage");
        }
        return cells == header.size() ? null : Reason.of("cells", cells, header.size());
    }

    private @Nullable CsvRow read() throws IOException {
        try {
            return rows.next();
        } catch (FileRefused e) {
            throw new ClaimFileRefused(Reason.of(e.key(), e.values().toArray()));
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
