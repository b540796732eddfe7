package org.diwan.registry;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diwan.money.Iban;
import org.jspecify.annotations.Nullable;

/** What single values may be. The reasons never repeat the value: they are read in more places than the file. */
final class Checks {

    private static final int LONGEST_TEXT = 300;
    private static final String OLDEST_DAY = "1800-01-01";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,39}");
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'&=/-]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");
    private static final Pattern MOBILE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern AGE = Pattern.compile("0|[1-9][0-9]?|1[0-4][0-9]|150");
    private static final Pattern DIAGNOSIS = Pattern.compile("[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Checks() {}

    static @Nullable String id(String value) {
        return unless(ID.matcher(value).matches(), "is not an identifier of letters and digits");
    }

    static @Nullable String nationalId(String value) {
        if (value.length() != 10 || !value.chars().allMatch(Checks::isDigit)) {
            return "is not a number of ten digits";
        }
        return unless(NationalId.isValid(value), "has a wrong first or check digit");
    }

    static @Nullable String text(String value) {
        if (value.length() > LONGEST_TEXT) {
            return "has more than " + LONGEST_TEXT + " characters";
        }
        return value.isBlank() ? "is blank" : unless(value.indexOf('\0') < 0, "holds a NUL character");
    }

    static @Nullable String day(String value) {
        return unless(isDay(value), "is not a date (YYYY-MM-DD)");
    }

    static Column.Check dayUntilToday(Clock clock) {
        return value -> {
            String reason = day(value);
            return reason == null && value.compareTo(LocalDate.now(clock).toString()) > 0
                    ? "lies in the future"
                    : reason;
        };
    }

    static @Nullable String month(String value) {
        return unless(value.length() == 7 && isDay(value + "-01"), "is not a month (YYYY-MM)");
    }

    /** Up to ten digits, a point, two decimals: what the tables hold. */
    static @Nullable String amount(String value) {
        int point = value.length() - 3;
        boolean good = point >= 1 && point <= 10 && value.charAt(point) == '.';
        for (int i = 0; good && i < value.length(); i++) {
            good = i == point || isDigit(value.charAt(i));
        }
        return unless(good, "is not an amount with a point and two decimals, below 10000000000.00");
    }

    /** A count of something, from one on. */
    static @Nullable String count(String value) {
        return unless(COUNT.matcher(value).matches(), "is not a whole number from 1 to 999999");
    }

    static @Nullable String age(String value) {
        return unless(AGE.matcher(value).matches(), "is not an age in whole years, 0 to 150");
    }

    static @Nullable String diagnosis(String value) {
        return unless(DIAGNOSIS.matcher(value).matches(), "is not an ICD-10 code");
    }

    static @Nullable String currency(String value) {
        return unless(CURRENCIES.contains(value), "is not an ISO 4217 currency");
    }

    static @Nullable String email(String value) {
        return unless(value.length() <= 254 && EMAIL.matcher(value).matches(), "is not an e-mail address");
    }

    static @Nullable String mobile(String value) {
        return unless(MOBILE.matcher(value).matches(), "is not an E.164 number (+ and digits)");
    }

    static @Nullable String iban(String value) {
        return unless(Iban.isValid(value), "is not an IBAN (length or check digits)");
    }

    static @Nullable String bic(String value) {
        return unless(BIC.matcher(value).matches(), "is not a BIC");
    }

    static Column.Check oneOf(String... values) {
        Set<String> allowed = Set.of(values);
        String reason = "is not one of " + String.join(", ", values);
        return value -> unless(allowed.contains(value), reason);
    }

    private static boolean isDay(String value) {
        if (value.length() != 10
                || value.charAt(4) != '-'
                || value.charAt(7) != '-'
                || value.compareTo(OLDEST_DAY) < 0) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (i != 4 && i != 7 && !isDigit(value.charAt(i))) {
                return false;
            }
        }
        try {
            return LocalDate.of(number(value, 0, 4), number(value, 5, 7), number(value, 8, 10)) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int number(String value, int from, int to) {
        return Integer.parseInt(value, from, to, 10);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static @Nullable String unless(boolean good, String reason) {
        return good ? null : reason;
    }
}
