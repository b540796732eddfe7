package org.diwan.catalog;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words as they are compared: whatever their script, in small Latin letters without marks. What people write in several
 * ways is written in one: hamza, alif, ain, ya, ta marbuta, the article, vowel signs; accents; digits. Being plain ASCII, they
 * have the same trigrams under every locale of a database, and nothing in them means anything to SQL.
 */
final class Spelling {

    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}\\u0640]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ARTICLE = Pattern.compile("(?<!\\p{L})(?:[وبفك]?ال|لل)(?=\\p{L}{2})");
    private static final String VARIANTS = "ٱىیۍةۀہعغک";
    private static final String LETTERS = "ايييهههااك";

    private final Transliterator latin = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    /** The words of a text, in order. */
    List<String> words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String letters = BETWEEN.matcher(plain).replaceAll(" ");
        String latinLetters =
                latin.transliterate(ARTICLE.matcher(oneWay(letters)).replaceAll(""));
        return Arrays.stream(latinLetters
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 ]", "")
                        .split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String oneWay(String text) {
        StringBuilder written = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            int variant = VARIANTS.indexOf(letter);
            if (Character.isDigit(letter)) {
                written.append(Character.digit(letter, 10));
            } else if (variant >= 0) {
                written.append(LETTERS.charAt(variant));
            } else {
                written.appendCodePoint(letter);
            }
        });
        return written.toString();
    }
}
