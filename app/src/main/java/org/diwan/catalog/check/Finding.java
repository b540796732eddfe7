package org.diwan.catalog.check;

import java.util.Comparator;

/** One thing that is wrong with a model, where, and by which rule; {@code line} is 0 where a whole file is meant. */
public record Finding(String file, int line, String element, String rule, String message)
        implements Comparable<Finding> {

    /** The rule of a translation that lacks where other words stand in: said, but nothing stops for it. */
    public static final String TRANSLATION = "translation";

    /** The rule of what can be published, but may not do what its author thinks. */
    public static final String WARNING = "warning";

    private static final int LONGEST = 400;
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::line)
            .thenComparing(Finding::element)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);

    public Finding {
        file = oneLine(file);
        element = element.isBlank() ? "-" : oneLine(element);
        message = oneLine(message);
    }

    /** Whether the service can be published all the same. */
    public boolean isWarning() {
        return rule.equals(TRANSLATION) || rule.equals(WARNING);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + " " + element + " " + rule + ": " + message;
    }

    private static String oneLine(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
