package org.diwan.insight.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Bars over time, drawn in a box of 640 by 256. Time goes the way the reader reads.
 *
 * @param limit where the limit runs, null where there is none
 * @param axisX where the words of the axis stand
 * @param gridX where its lines begin
 * @param grid how far they run
 */
public record BarChart(
        List<Tick> ticks,
        List<Bar> bars,
        List<Label> labels,
        @Nullable Limit limit,
        String axisX,
        String axisAnchor,
        String gridX,
        String grid) {

    private static final double WIDTH = 640;
    private static final double LEFT = 34;
    private static final double RIGHT = 58;
    private static final double TOP = 14;
    private static final double BOTTOM = 226;
    private static final double WIDEST = 30;
    private static final double LETTER = 6.2;

    /** A line across, and what it stands for. */
    public record Tick(String y, String textY, String text) {}

    /** A bar, the cases behind it, and what it says. */
    public record Bar(
            String x,
            String y,
            String width,
            String height,
            String tone,
            String href,
            String title,
            String middle,
            String above,
            @Nullable String value) {}

    /** The name of a piece under its bars. */
    public record Label(String x, String text) {}

    /** A line that bars should stay under. */
    public record Limit(String y, String textY, String textX, String anchor, String text) {}

    /**
     * What is drawn.
     *
     * @param label of the piece of time
     * @param values one for each series
     */
    record Piece(String label, List<Value> values) {}

    /** @param told whether its number stands above it */
    record Value(double value, String tone, String href, String title, boolean told) {}

    /**
     * Draws it.
     *
     * @param limit none is below zero
     * @param finest least step of the axis
     */
    static BarChart of(
            List<Piece> pieces,
            double limit,
            String limitText,
            double finest,
            boolean rightToLeft,
            DoubleFunction<String> words) {
        double most = pieces.stream()
                .flatMap(piece -> piece.values().stream())
                .mapToDouble(Value::value)
                .max()
                .orElse(0);
        double step = Math.max(finest, step(Math.max(most, limit * 1.2)));
        double top = step * 4;
        double room = WIDTH - LEFT - (limit < 0 ? 6 : RIGHT);
        double each = room / Math.max(1, pieces.size());
        int series = pieces.isEmpty() ? 1 : pieces.get(0).values().size();
        double width = Math.min(WIDEST, each * 0.66 / series);
        int every = (int) Math.ceil((longest(pieces) * LETTER + 6) / each);
        List<Bar> bars = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            double middle = LEFT + each * (i + 0.5);
            for (int j = 0; j < series; j++) {
                double x = middle - width * series / 2 + width * j;
                bars.add(bar(pieces.get(i).values().get(j), x, width, top, rightToLeft, words));
            }
            if ((pieces.size() - 1 - i) % Math.max(1, every) == 0) {
                labels.add(new Label(
                        number(turned(middle, rightToLeft)), pieces.get(i).label()));
            }
        }
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            double y = height(step * i, top);
            ticks.add(new Tick(number(y), number(y + 4), words.apply(step * i)));
        }
        double y = height(limit, top);
        return new BarChart(
                ticks,
                bars,
                labels,
                limit < 0
                        ? null
                        : new Limit(number(y), number(y + 4), number(turned(WIDTH, rightToLeft)), "end", limitText),
                number(turned(LEFT - 8, rightToLeft)),
                rightToLeft ? "start" : "end",
                number(rightToLeft ? WIDTH - LEFT - room : LEFT),
                number(room));
    }

    private static Bar bar(
            Value value, double x, double width, double top, boolean rightToLeft, DoubleFunction<String> words) {
        double y = height(value.value(), top);
        double left = rightToLeft ? WIDTH - x - width : x;
        return new Bar(
                number(left),
                number(y),
                number(width - 1),
                number(BOTTOM - y),
                value.tone(),
                value.href(),
                value.title(),
                number(left + width / 2),
                number(y - 6),
                value.told() ? words.apply(value.value()) : null);
    }

    private static int longest(List<Piece> pieces) {
        return pieces.stream().mapToInt(piece -> piece.label().length()).max().orElse(0);
    }

    private static double turned(double x, boolean rightToLeft) {
        return rightToLeft ? WIDTH - x : x;
    }

    private static double height(double value, double top) {
        return BOTTOM - (BOTTOM - TOP) * Math.min(1, value / top);
    }

    /** A quarter of the axis: 1, 2, 2.5 or 5 of some power of ten, so that four of them hold the highest bar. */
    private static double step(double most) {
        double least = most <= 0 ? 0.25 : most / 4;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (power * factor >= least - 1e-12) {
                return power * factor;
            }
        }
        return power * 10;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
