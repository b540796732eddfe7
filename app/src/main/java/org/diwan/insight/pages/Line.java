package org.diwan.insight.pages;

import java.util.Locale;

/**
 * A line of a list with bars: a number, the cases behind it, and how it compares.
 *
 * @param whole of what the number is a part
 * @param tone of the bar: main, edge, warn, bad
 * @param width of the bar in hundredths of the longest one
 */
public record Line(String name, long n, long whole, String tone, String href, String width) {

    static Line of(String name, long n, long whole, long most, String tone, String href) {
        double width = most == 0 ? 0 : 100.0 * n / most;
        return new Line(
                name, n, whole, tone, href, String.format(Locale.ROOT, "%.1f", n == 0 ? 0 : Math.max(1, width)));
    }
}
