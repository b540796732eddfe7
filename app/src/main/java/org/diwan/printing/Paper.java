package org.diwan.printing;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** What a document is printed on. */
public interface Paper {

    /** A page with what lies under its text; not yet in the document. */
    PDPage newPage(PDDocument document, boolean isFirst) throws IOException;

    /** Adds what can be said only once all pages are there. */
    void finish(PDDocument document, PDFont font) throws IOException;
}
