package org.diwan.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of a kind while it is read: its header checked, its rows in the order of the kind's columns. */
final class ImportFile {

    private final CsvReader rows;
    private final ImportKind kind;
    private final List<String> header;
    private final int[] places;

    ImportFile(InputStream bytes, ImportKind kind) throws IOException {
        this.kind = kind;
        rows = new CsvReader(bytes);
        CsvRow first = rows.next();
        header = first == null || first.fault() != null ? List.of() : List.of(first.cells());
        places = kind.columnNames().stream().mapToInt(header::indexOf).toArray();
        if (header.size() != places.length || Arrays.stream(places).anyMatch(place -> place < 0)) {
            throw new FileRefused("Expected is a header line with the columns " + String.join(",", kind.columnNames())
                    + ", separated by commas, in UTF-8");
        }
    }

    @Nullable
    CsvRow next() throws IOException {
        return rows.next();
    }

    /** Why the row cannot be read as such, if so. */
    @Nullable
    Refusal misshapen(CsvRow row) {
        int cells = row.cells().length;
        if (row.fault() != null) {
            return new Refusal(row.line(), header.get(Math.min(cells, header.size() - 1)), row.fault());
        }
        if (cells == header.size()) {
            return null;
        }
        return new Refusal(
                row.line(),
                header.get(Math.min(cells, header.size() - 1)),
                "the row has " + cells + " cells instead of " + header.size());
    }

    /** The values in the order of the kind's columns. */
    String[] values(CsvRow row) {
        var values = new String[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = row.cells()[places[i]];
        }
        return values;
    }

    ImportKind kind() {
        return kind;
    }
}
