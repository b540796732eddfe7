package org.diwan.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/** A user name as people type it: any case, blanks around and between, the digits of their keyboard. */
final class TypedName {

    private static final int LONGEST = 100;

    private TypedName() {}

    static String plain(String typed) {
        String cut = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        return Normalizer.normalize(cut, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isISOControl(c))
                .mapToObj(c -> Character.isDigit(c) ? String.valueOf(Character.digit(c, 10)) : Character.toString(c))
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
    }
}
