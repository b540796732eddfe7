package org.diwan.operations;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of what machines say whatever could be about a person: numbers, addresses, accounts, words in Arabic, what stands
 * in quotes and what the database tells of a row. The names of things of the house (tables, classes, steps) stay.
 */
final class Redaction {

    private static final String HIDDEN = "•••";

    /** Of a fault of the database only the first sentence; the next one cites the row. */
    private static final Pattern ROWS =
            Pattern.compile("(?m)^\\s*(Detail|DETAIL|Hint|Where)\\s*:.*$|(?i)failing row.*");

    private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\p{N}._%+•-]+@[\\p{L}\\p{N}.-]+");
    private static final Pattern ACCOUNT = Pattern.compile("\\b[A-Z]{2}\\d{2}[A-Z0-9]{10,30}\\b");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])\\+?\\d[\\d ]{4,}\\d(?![\\w])");
    private static final Pattern ARABIC =
            Pattern.compile("\\p{IsArabic}[\\p{IsArabic}\\p{M}]*(?:\\s+\\p{IsArabic}[\\p{IsArabic}\\p{M}]*)*");
    private static final Pattern QUOTED = Pattern.compile("([\"'“«])([^\"'”»\\n]{1,200})([\"'”»])");
    private static final Pattern OF_THE_HOUSE = Pattern.compile("[a-zA-Z][\\w]*[_./:][\\w./:-]*");

    private Redaction() {}

    /** The text without them. */
    static String of(String text) {
        String less = ROWS.matcher(text).replaceAll("");
        less = ADDRESS.matcher(less).replaceAll(HIDDEN);
        less = ACCOUNT.matcher(less).replaceAll(HIDDEN);
        less = NUMBER.matcher(less).replaceAll(HIDDEN);
        less = ARABIC.matcher(less).replaceAll(HIDDEN);
        return QUOTED.matcher(less)
                .replaceAll(quoted -> OF_THE_HOUSE.matcher(quoted.group(2)).matches()
                        ? Matcher.quoteReplacement(quoted.group())
                        : quoted.group(1) + HIDDEN + quoted.group(3));
    }

    /** Of a trace what kind of fault it was and where it happened; what the fault said only at its bottom, where it helps. */
    static String ofTrace(String trace) {
        StringBuilder kept = new StringBuilder();
        for (String line : trace.lines().toList()) {
            String of = of(line);
            if (isFrame(line) || isFault(line)) {
                kept.append(of).append('\n');
            }
        }
        return kept.toString();
    }

    private static boolean isFrame(String line) {
        return line.startsWith("\tat ") || line.strip().startsWith("... ");
    }

    private static boolean isFault(String line) {
        return line.matches("(\\s*(Caused by|Suppressed): )?[a-z][\\w]*(\\.[\\w$]+)+(: .*)?");
    }
}
