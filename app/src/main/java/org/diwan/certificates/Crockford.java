package org.diwan.certificates;

import java.math.BigInteger;

/** Crockford's Base32: no letter that looks like a digit, and U left out. */
final class Crockford {

    static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Crockford() {}

    /** The bytes as a number of so many digits. */
    static String encode(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder(length);
        BigInteger rest = new BigInteger(1, bytes);
        for (int i = 0; i < length; i++) {
            text.append(DIGITS.charAt(rest.intValue() & 31));
            rest = rest.shiftRight(5);
        }
        return text.reverse().toString();
    }

    /** Reads a digit as people type them: any case, O as 0, I and L as 1; -1 where it is none. */
    static int value(char typed) {
        char upper = Character.toUpperCase(typed);
        return switch (upper) {
            case 'O' -> 0;
            case 'I', 'L' -> 1;
            default -> DIGITS.indexOf(upper);
        };
    }
}
