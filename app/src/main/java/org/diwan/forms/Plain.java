package org.diwan.forms;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Typed text made comparable: normal form, ordinary digits, no blanks around. */
final class Plain {

    private Plain() {}

    /** A value as it would be typed. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Collection<?> all) {
            return all.isEmpty() ? "" : String.valueOf(all.iterator().next());
        }
        return value.toString();
    }

    /** Normal form C, lines ended by a line feed, nothing blank at either end. */
    static String tidy(String typed) {
        String lines = typed.replace("\r\n", "\n").replace('\r', '\n');
        String normal = Normalizer.normalize(lines, Normalizer.Form.NFC);
        int start = 0;
        int end = normal.length();
        while (start < end && blank(normal.charAt(start))) {
            start++;
        }
        while (end > start && blank(normal.charAt(end - 1))) {
            end--;
        }
        return normal.substring(start, end);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The digits of every script as 0 to 9. */
    static String digits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                plain.append(Character.digit(c, 10));
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    /** The first character that nobody can see or that turns the reading direction, as {@code U+202E}; else null. */
    static @Nullable String unseen(String text, boolean lines) {
        return text.codePoints()
                .filter(c -> unseen(c, lines))
                .mapToObj("U+%04X"::formatted)
                .findFirst()
                .orElse(null);
    }

    private static boolean unseen(int c, boolean lines) {
        if (lines && (c == '\n' || c == '\t' || IntStream.of(JOINERS_AND_MARKS).anyMatch(x -> x == c))) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> (c & 0xFFFE) == 0xFFFE;
        };
    }

    /** Joiners and the marks of direction stand in ordinary pasted Arabic and Persian; overrides and isolates do not. */
    private static final int[] JOINERS_AND_MARKS = {0x200C, 0x200D, 0x200E, 0x200F, 0x061C};

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
