package org.diwan.claims.check;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a claim file, one after the other, so that a file of any length needs no more memory. */
public sealed interface ClaimRows extends Closeable permits CsvClaimRows, FhirClaimRows, XlsxClaimRows {

    /**
     * The next row; none at the end.
     *
     * @throws ClaimFileRefused where the file turns out not to be what it should be
     */
    @Nullable
    ClaimRow next() throws IOException;

    /** Where a record that was read stands, in the words of the format; empty where its number says it all. */
    default String place(int record) {
        return "";
    }
}
