package org.diwan.certificates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.diwan.printing.Paper;

/**
 * What lies under the text of a page: the border of stars, the rosette, and on the first page the institution's mark.
 * Drawn and compressed once; a document only refers to it. Lines without fills save ink, and a copier blurs them.
 */
class Letterhead implements Paper {

    static final PDRectangle A4 = PDRectangle.A4;

    private static final double MM = 72 / 25.4;
    private static final double PAGE_WIDTH = 210;
    private static final double PAGE_HEIGHT = 297;
    private static final String PETROL = "0.051 0.361 0.459";
    private static final String PALE_PETROL = "0.49 0.68 0.74";
    private static final String BRASS = "0.659 0.576 0.38";
    private static final String PALE_BRASS = "0.905 0.88 0.825";
    private static final double[][] STAR = {
        {48, 24}, {41, 17}, {41, 7}, {31, 7}, {24, 0}, {17, 7}, {7, 7}, {7, 17}, {0, 24}, {7, 31}, {7, 41}, {17, 41},
        {24, 48}, {31, 41}, {41, 41}, {41, 31}
    };
    private static final double TILE = 5;

    private final byte[] first = compress(page(true));
    private final byte[] following = compress(page(false));

    /** A new page of the document with the letterhead under it, marked as an artifact. */
    @Override
    public PDPage newPage(PDDocument document, boolean isFirst) throws IOException {
        PDStream stream = new PDStream(document);
        try (OutputStream out = stream.getCOSObject().createRawOutputStream()) {
            out.write(isFirst ? first : following);
        }
        stream.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
        PDFormXObject art = new PDFormXObject(stream);
        art.setBBox(A4);
        art.setResources(new PDResources());
        PDPage page = new PDPage(A4);
        PDResources resources = new PDResources();
        COSName name = resources.add(art);
        page.setResources(resources);
        PDStream contents = new PDStream(document);
        try (OutputStream out = contents.createOutputStream()) {
            out.write(("/Artifact BMC /" + name.getName() + " Do EMC\n").getBytes(StandardCharsets.US_ASCII));
        }
        page.setContents(contents);
        return page;
    }

    @Override
    public void finish(PDDocument document, PDFont font) throws IOException {
        SignatureField.addTo(document);
    }

    private static String page(boolean isFirst) {
        Pen pen = new Pen();
        pen.line(PALE_PETROL, 0.11);
        lattice(pen);
        pen.line(PETROL, 0.3).rectangle(7.3, 7.3, 195.4, 282.4);
        pen.line(PETROL, 0.15).rectangle(12.5, 12.5, 185, 272);
        pen.line(BRASS, 0.2).rectangle(13.6, 13.6, 182.8, 269.8);
        if (isFirst) {
            pen.line(PALE_BRASS, 0.14);
            rosette(pen, PAGE_WIDTH / 2, PAGE_HEIGHT * 0.43);
            mark(pen, PAGE_WIDTH / 2 - 8.5, 20, 17);
        }
        return pen.toString();
    }

    private static void lattice(Pen pen) {
        int columns = (int) Math.round(195 / TILE);
        int rows = (int) Math.round(282.5 / TILE);
        double height = 282.4 / rows;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (row == 0 || row == rows - 1 || column == 0 || column == columns - 1) {
                    star(pen, 7.5 + column * TILE, 7.3 + row * height, TILE / 48, height / 48);
                }
            }
        }
        pen.stroke();
    }

    private static void star(Pen pen, double x, double y, double scaleX, double scaleY) {
        for (int i = 0; i < STAR.length; i++) {
            pen.to(i == 0, x + STAR[i][0] * scaleX, y + STAR[i][1] * scaleY);
        }
        pen.close();
    }

    /** Two rings of waves, each turned against the next by a part of its period. */
    private static void rosette(Pen pen, double x, double y) {
        ring(pen, x, y, 54, 17, 10, 2.5);
        ring(pen, x, y, 24, 11, 8, 3.75);
        pen.stroke();
    }

    private static void ring(Pen pen, double x, double y, double radius, double wave, int curves, double step) {
        for (int curve = 0; curve < curves; curve++) {
            double phase = 2 * Math.PI * curve / curves;
            for (double degree = 0; degree < 360; degree += step) {
                double angle = Math.toRadians(degree);
                double distance = radius + wave * Math.cos(8 * angle + phase);
                pen.to(degree == 0, x + distance * Math.cos(angle), y + distance * Math.sin(angle));
            }
            pen.close();
        }
    }

    /** The eight-pointed star with an open door. */
    private static void mark(Pen pen, double x, double y, double side) {
        double unit = side / 48;
        pen.fill(PETROL);
        star(pen, x + unit, y + unit, 46 * unit / 48, 46 * unit / 48);
        pen.paint();
        pen.fill("1 1 1");
        pen.to(true, x + 17 * unit, y + 35 * unit).to(false, x + 17 * unit, y + 23.5 * unit);
        pen.curve(x, y, unit, 17, 18.5, 21, 16, 24, 12.5);
        pen.curve(x, y, unit, 27, 16, 31, 18.5, 31, 23.5);
        pen.to(false, x + 31 * unit, y + 35 * unit).close();
        pen.paint();
    }

    private static byte[] compress(String operators) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(operators.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** PDF path operators from millimetres below the top left corner of the page. */
    private static class Pen {

        private final StringBuilder operators = new StringBuilder();

        Pen line(String colour, double width) {
            operators.append(colour).append(" RG ").append(number(width * MM)).append(" w\n");
            return this;
        }

        void fill(String colour) {
            operators.append(colour).append(" rg\n");
        }

        Pen to(boolean begins, double x, double y) {
            point(x, y);
            operators.append(begins ? "m\n" : "l\n");
            return this;
        }

        void curve(double x, double y, double unit, double... points) {
            for (int i = 0; i < points.length; i += 2) {
                point(x + points[i] * unit, y + points[i + 1] * unit);
            }
            operators.append("c\n");
        }

        void rectangle(double x, double y, double width, double height) {
            point(x, y + height);
            operators
                    .append(number(width * MM))
                    .append(' ')
                    .append(number(height * MM))
                    .append(" re S\n");
        }

        void close() {
            operators.append("h\n");
        }

        void stroke() {
            operators.append("S\n");
        }

        void paint() {
            operators.append("f\n");
        }

        private void point(double x, double y) {
            operators
                    .append(number(x * MM))
                    .append(' ')
                    .append(number((PAGE_HEIGHT - y) * MM))
                    .append(' ');
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.2f", value);
        }

        @Override
        public String toString() {
            return operators.toString();
        }
    }
}
