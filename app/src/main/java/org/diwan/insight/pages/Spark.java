package org.diwan.insight.pages;

import java.util.Locale;

/**
 * A small line of how something went, in a box of 86 by 28.
 *
 * @param path empty where there is too little to draw
 * @param x where it ends
 * @param y where it ends
 */
public record Spark(String path, String x, String y) {

    static final Spark NONE = new Spark("", "", "");

    private static final double WIDTH = 80;
    private static final double HEIGHT = 20;

    static Spark of(double[] values) {
        if (values.length < 2) {
            return NONE;
        }
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double range = most - least == 0 ? 1 : most - least;
        StringBuilder path = new StringBuilder();
        String x = "";
        String y = "";
        for (int i = 0; i < values.length; i++) {
            x = number(2 + WIDTH * i / (values.length - 1));
            y = number(most == least ? 14 : 4 + HEIGHT - HEIGHT * (values[i] - least) / range);
            path.append(i == 0 ? 'M' : 'L').append(x).append(' ').append(y);
        }
        return new Spark(path.toString(), x, y);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
