package org.diwan.claims.check;

import java.io.Closeable;
import java.io.IOException;
import org.diwan.claims.fhir.FhirSyntax;
import org.jspecify.annotations.Nullable;

/** The entries of a FHIR file, cut out one after the other, so that a file of any length needs no more memory. */
interface FhirEntries extends Closeable {

    static FhirEntries open(RereadFile file, FhirSyntax syntax) throws IOException {
        return syntax == FhirSyntax.JSON ? new JsonEntries(file) : new XmlEntries(file);
    }

    /**
     * The next entry; none at the end.
     *
     * @throws ClaimFileRefused where the file is not well-formed, or neither a Bundle nor a Claim
     */
    @Nullable
    FhirEntry next() throws IOException;

    /** The Bundle without its entries, once all are read; empty where the file is a single resource. */
    String bundle();
}
