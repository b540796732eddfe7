package org.diwan.claims.reason;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Why something is refused.
 *
 * @param key of the text {@code claims.reason.<key>}
 * @param values of the text: strings, reasons, or lists of reasons
 */
public record Reason(String key, List<Object> values) {

    static final String PREFIX = "claims.reason.";
    private static final String BETWEEN = "; ";

    /** @param values numbers are written in plain digits */
    public static Reason of(String key, Object... values) {
        return new Reason(
                key,
                Arrays.stream(values)
                        .map(one -> one instanceof Number ? one.toString() : one)
                        .toList());
    }

    /** One that was kept before reasons had keys. */
    public static Reason said(String words) {
        return of("said", words);
    }

    /** @param texts gives the text of a key with its values put in */
    String told(BiFunction<String, Object[], String> texts) {
        return texts.apply(
                PREFIX + key, values.stream().map(one -> told(one, texts)).toArray());
    }

    private static String told(Object value, BiFunction<String, Object[], String> texts) {
        if (value instanceof List<?> several) {
            return several.stream().map(one -> told(one, texts)).collect(Collectors.joining(BETWEEN));
        }
        return value instanceof Reason reason ? reason.told(texts) : value.toString();
    }

    /** In English, the language of the command line and of the records. */
    @Override
    public String toString() {
        return told(EnglishTexts::text);
    }
}
