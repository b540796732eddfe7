package org.diwan.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Typed text made comparable: normal form, ordinary digits, no blanks around. */
final class Plain {

    /** The same text for the same object, in whatever order the database gives its entries back. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Plain() {}

    /** A value as it would be typed. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            return jsonText(value);
        }
        return value.toString();
    }

    /** An object or a list in one line. */
    static String jsonText(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Value cannot be written", e);
        }
    }

    /** A value as JSON would hold it: dates and times as text, numbers exact. */
    static @Nullable Object json(@Nullable Object value) {
        if (value instanceof Collection<?> all) {
            List<Object> items = new ArrayList<>();
            all.forEach(item -> items.add(Objects.requireNonNullElse(json(item), "")));
            return items;
        }
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> named = new LinkedHashMap<>();
            object.forEach((name, inner) -> {
                Object plain = json(inner);
                if (plain != null) {
                    named.put(String.valueOf(name), plain);
                }
            });
            return named;
        }
        if (value instanceof Number number) {
            return number(new BigDecimal(number.toString()));
        }
        return value instanceof Boolean || value == null ? value : value.toString();
    }

    /** Whole numbers as Long, all others exact. */
    static Number number(BigDecimal number) {
        boolean whole = number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() <= 18;
        return whole ? (Number) number.longValueExact() : number;
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

    /** A telephone number as it is dialled: ordinary digits, the country led by +, nothing between or around them. */
    static String phone(String text) {
        String dialled = digits(text).replaceAll("[\\s\\u00A0\\u202F().\\-/\\u2010-\\u2013\\p{Cf}]", "");
        return dialled.startsWith("00") ? "+" + dialled.substring(2) : dialled;
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
