package org.diwan.identity;

import java.util.Optional;
import java.util.stream.Collectors;

/** A code as people type and paste it: in groups, with hyphens, in the digits of their keyboard. */
final class TypedCode {

    private static final int DIGITS = 6;
    private static final int LONGEST = 100;

    private TypedCode() {}

    /** The six digits, if they are in it and nothing else but what people put between them. */
    static Optional<String> digits(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = typed.codePoints()
                .filter(c -> !isBetween(c))
                .mapToObj(c -> Character.isDigit(c) ? String.valueOf(Character.digit(c, 10)) : Character.toString(c))
                .collect(Collectors.joining());
        return Optional.of(plain).filter(code -> code.matches("[0-9]{" + DIGITS + "}"));
    }

    private static boolean isBetween(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.getType(c) == Character.FORMAT;
    }
}
