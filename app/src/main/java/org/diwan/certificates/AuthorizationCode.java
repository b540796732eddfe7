package org.diwan.certificates;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a verifier types: 80 random bits as 16 digits of Crockford's Base32. */
record AuthorizationCode(String value) {

    static final int LENGTH = 16;

    private static final int BYTES = 10;
    private static final int LONGEST_TYPED = 64;
    private static final Pattern GROUP = Pattern.compile("(?<=\\G.{4})(?=.)");

    static AuthorizationCode random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new AuthorizationCode(Crockford.encode(bytes, LENGTH));
    }

    /** Reads what was typed: with or without hyphens and blanks, any case, O like 0, I and L like 1. */
    static Optional<AuthorizationCode> parse(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder(LENGTH);
        for (char c : typed.toCharArray()) {
            if (isSeparator(c)) {
                continue;
            }
            int value = Crockford.value(c);
            if (value < 0) {
                return Optional.empty();
            }
            digits.append(Crockford.DIGITS.charAt(value));
        }
        return digits.length() == LENGTH ? Optional.of(new AuthorizationCode(digits.toString())) : Optional.empty();
    }

    private static boolean isSeparator(char c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || c == '\t';
    }

    /** As shown: {@code 7K3M-Q9XD-4T2B-VN8H}. */
    String grouped() {
        return GROUP.matcher(value).replaceAll("-");
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "AuthorizationCode";
    }
}
