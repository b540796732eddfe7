package org.diwan.money;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.iban4j.CountryCode;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.iban4j.bban.BbanStructure;

/** Account numbers of ISO 13616. */
public final class Iban {

    /** Countries of the registry of account numbers that the library does not know, with their lengths. */
    private static final Map<String, Integer> NEWER =
            Map.of("FK", 18, "HN", 28, "MN", 20, "NI", 28, "SO", 23, "YE", 30);

    private static final int BEFORE_ACCOUNT = 4;

    private Iban() {}

    /** Why a text is no account number; of several reasons the first, in this order. */
    public enum Problem {
        /** Neither letter nor digit, or a letter where this country has digits. */
        CHARACTERS,
        /** It does not begin with a country that has such numbers. */
        COUNTRY,
        LENGTH,
        CHECK_DIGITS;

        /** The name by which rules and texts know it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** As banks know it: nothing blank or invisible, digits 0 to 9, capital letters. */
    public static String plain(String typed) {
        StringBuilder plain = new StringBuilder(typed.length());
        typed.codePoints().filter(c -> !isUnseen(c)).map(Iban::plain).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** In groups of four, as it stands on paper. */
    public static String grouped(String iban) {
        return iban.replaceAll(".{4}(?=.)", "$0 ");
    }

    /** Whether the text is one, exactly as banks know it. */
    public static boolean isValid(String iban) {
        return problem(iban).isEmpty();
    }

    /** What is wrong with a plain one. */
    public static Optional<Problem> problem(String iban) {
        if (!iban.chars().allMatch(c -> isDigit(c) || isLetter(c))) {
            return Optional.of(Problem.CHARACTERS);
        }
        int length = length(iban);
        if (length == 0) {
            return Optional.of(Problem.COUNTRY);
        }
        if (iban.length() != length) {
            return Optional.of(Problem.LENGTH);
        }
        if (!fitsCountry(iban)) {
            return Optional.of(Problem.CHARACTERS);
        }
        boolean numbered = isDigit(iban.charAt(2)) && isDigit(iban.charAt(3));
        return numbered && IbanUtil.calculateCheckDigit(iban).equals(iban.substring(2, BEFORE_ACCOUNT))
                ? Optional.empty()
                : Optional.of(Problem.CHECK_DIGITS);
    }

    /** How many characters a number of that country has; 0 where there are none of that country. */
    public static int length(String iban) {
        String code = country(iban);
        CountryCode country = CountryCode.getByCode(code);
        return country != null && IbanUtil.isSupportedCountry(country)
                ? IbanUtil.getIbanLength(country)
                : NEWER.getOrDefault(code, 0);
    }

    /** The two letters that it begins with; fewer where it is shorter. */
    public static String country(String iban) {
        return iban.substring(0, Math.min(2, iban.length()));
    }

    /** The part of a valid one that names the bank; empty where the country has no such part. */
    public static String bankCode(String iban) {
        CountryCode country = CountryCode.getByCode(country(iban));
        String code = country == null || !IbanUtil.isSupportedCountry(country) ? null : IbanUtil.getBankCode(iban);
        return code == null ? "" : code;
    }

    /** The number of an account in a country, with its check digits. */
    public static String of(String country, String account) {
        return country + IbanUtil.calculateCheckDigit(country + "00" + account) + account;
    }

    /** Letters and digits where the country has them; the check digits are another matter. */
    private static boolean fitsCountry(String iban) {
        CountryCode country = CountryCode.getByCode(country(iban));
        if (country == null || BbanStructure.forCountry(country) == null) {
            return true;
        }
        try {
            IbanUtil.validateBban(country, iban.substring(BEFORE_ACCOUNT));
            return true;
        } catch (Iban4jException letters) {
            return false;
        }
    }

    private static boolean isUnseen(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.CONTROL;
    }

    private static int plain(int c) {
        if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            return '0' + Character.digit(c, 10);
        }
        return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z';
    }
}
