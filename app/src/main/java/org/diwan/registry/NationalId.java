package org.diwan.registry;

/** National IDs: ten digits, the first 1 (citizen) or 2 (resident), the last a Luhn check digit. */
public final class NationalId {

    private static final int LENGTH = 10;

    private NationalId() {}

    /** Says whether this text is a national ID, check digit included. */
    public static boolean isValid(String text) {
        return text.length() == LENGTH
                && (text.charAt(0) == '1' || text.charAt(0) == '2')
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && checkDigit(text) == text.charAt(LENGTH - 1) - '0';
    }

    /** The ID that begins with these nine digits. */
    static String of(long nineDigits) {
        String digits = Long.toString(nineDigits);
        return digits + checkDigit(digits);
    }

    /** Luhn over the first nine digits. */
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int digit = digits.charAt(i) - '0';
            int weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - sum % 10) % 10;
    }
}
