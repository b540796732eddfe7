package org.diwan.printing;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** White paper; at the foot of each page its number and how many there are. */
public final class NumberedPaper implements Paper {

    private static final float SIZE = 8.5f;
    private static final float ABOVE_THE_EDGE = 28;
    private static final float GREY = 0.34f;
    private static final float UNITS = 1000;

    @Override
    public PDPage newPage(PDDocument document, boolean isFirst) {
        return new PDPage(PDRectangle.A4);
    }

    @Override
    public void finish(PDDocument document, PDFont font) throws IOException {
        int number = 0;
        for (PDPage page : document.getPages()) {
            write(document, page, font, ++number + " / " + document.getNumberOfPages());
        }
    }

    /** Not a part of the text: a screen reader tells page numbers by itself. */
    private static void write(PDDocument document, PDPage page, PDFont font, String text) throws IOException {
        float width = font.getStringWidth(text) / UNITS * SIZE;
        try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            content.beginMarkedContent(COSName.ARTIFACT);
            content.beginText();
            content.setFont(font, SIZE);
            content.setNonStrokingColor(GREY);
            content.newLineAtOffset((PDRectangle.A4.getWidth() - width) / 2, ABOVE_THE_EDGE);
            content.showText(text);
            content.endText();
            content.endMarkedContent();
        }
    }
}
