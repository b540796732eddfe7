package org.diwan.printing;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Map;
import java.util.Objects;

/** A QR code as runs of dark modules, so that paper and page draw it as one path. */
public class QrCode {

    private final ByteMatrix modules;

    public QrCode(String text) {
        try {
            modules = Objects.requireNonNull(
                    Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                            .getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code: " + text.length() + " characters", e);
        }
    }

    /** Modules a side. */
    public int size() {
        return modules.getWidth();
    }

    /** The code in a square of the given side, its top left corner at the given point; quiet zone not included. */
    Path2D path(double x, double y, double side) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        eachRun((column, row, length) -> {
            path.moveTo(column, row);
            path.lineTo(column + length, row);
            path.lineTo(column + length, row + 1);
            path.lineTo(column, row + 1);
            path.closePath();
        });
        double scale = side / size();
        path.transform(new AffineTransform(scale, 0, 0, scale, x, y));
        return path;
    }

    /** The same as the {@code d} of an SVG path, one unit a module. */
    public String svgPath() {
        StringBuilder d = new StringBuilder();
        eachRun((column, row, length) -> d.append('M')
                .append(column)
                .append(' ')
                .append(row)
                .append('h')
                .append(length)
                .append("v1h-")
                .append(length)
                .append('z'));
        return d.toString();
    }

    private interface Run {
        void at(int column, int row, int length);
    }

    private void eachRun(Run run) {
        for (int row = 0; row < size(); row++) {
            int column = 0;
            while (column < size()) {
                int start = column;
                while (column < size() && modules.get(column, row) == 1) {
                    column++;
                }
                if (column > start) {
                    run.at(start, row, column - start);
                }
                column++;
            }
        }
    }
}
