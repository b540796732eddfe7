package org.diwan.desk;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.diwan.printing.Paper;

/** White paper with the two marks at which it is folded for an envelope with a window (DIN 5008, form B). */
class LetterPaper implements Paper {

    private static final float MM = 72 / 25.4f;
    private static final float[] FOLDS = {105 * MM, 210 * MM};
    private static final float MARK = 5 * MM;
    private static final float GREY = 0.6f;

    @Override
    public PDPage newPage(PDDocument document, boolean isFirst) {
        return new PDPage(PDRectangle.A4);
    }

    @Override
    public void finish(PDDocument document, PDFont font) throws IOException {
        try (var content = new PDPageContentStream(
                document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true, true)) {
            content.beginMarkedContent(COSName.ARTIFACT);
            content.setStrokingColor(GREY);
            content.setLineWidth(0.5f);
            for (float fromTop : FOLDS) {
                float y = PDRectangle.A4.getHeight() - fromTop;
                content.moveTo(0, y);
                content.lineTo(MARK, y);
            }
            content.stroke();
            content.endMarkedContent();
        }
    }
}
