package org.diwan.claims.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diwan.registry.NationalId;
import org.jspecify.annotations.Nullable;

/** What a cell may be by itself. The reasons never repeat it: they are read in more places than the file. */
final class CellRules {

    private static final String MISSING = "is missing";
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_COUNT = 6;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern DATE = Pattern.compile("(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]+\\.[0-9]{2}");
    private static final int LONGEST_AMOUNT = 13;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private CellRules() {}

    /** Why this cell is refused; none: it is not. */
    static @Nullable String refuse(ClaimColumn column, String value, LocalDate today) {
        if (value.isBlank()) {
            return column == ClaimColumn.PRIOR_APPROVAL && value.isEmpty() ? null : MISSING;
        }
        return switch (column) {
            case CLAIM_NO, PRIOR_APPROVAL -> number(value);
            case LINE_NO, QUANTITY -> count(value);
            case NATIONAL_ID -> nationalId(value);
            case PATIENT_NAME -> name(value);
            case SERVICE_DATE -> day(value, today);
            case UNIT_PRICE, AMOUNT -> amount(value);
            case CURRENCY -> CURRENCIES.contains(value) ? null : "is not an ISO 4217 currency";
            case FACILITY_ID, DIAGNOSIS, SERVICE_CODE -> number(value);
        };
    }

    /** Numbers and codes that somebody else gives. */
    private static @Nullable String number(String value) {
        if (value.length() > LONGEST_NUMBER) {
            return "has more than " + LONGEST_NUMBER + " characters";
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            return "holds a control character";
        }
        return value.equals(value.strip()) ? null : "begins or ends with a blank";
    }

    private static @Nullable String count(String value) {
        if (value.startsWith("-") && DIGITS.matcher(value.substring(1)).matches()) {
            return "is negative; expected is a whole number from 1";
        }
        if (!DIGITS.matcher(value).matches()) {
            return "is not a whole number in the digits 0 to 9";
        }
        if (value.charAt(0) == '0') {
            return "is zero or begins with one; expected is a whole number from 1";
        }
        return value.length() > LONGEST_COUNT ? "is too large; expected is a whole number to 999999" : null;
    }

    private static @Nullable String nationalId(String value) {
        if (value.length() != 10 || !DIGITS.matcher(value).matches()) {
            return "is not a number of ten digits";
        }
        return NationalId.isValid(value) ? null : "has a wrong first or check digit";
    }

    /** Odd names are names, and so is one with a line break. */
    private static @Nullable String name(String value) {
        if (value.length() > LONGEST_NAME) {
            return "has more than " + LONGEST_NAME + " characters";
        }
        boolean control = value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
        return control ? "holds a control character" : null;
    }

    private static @Nullable String day(String value, LocalDate today) {
        if (!DATE.matcher(value).matches()) {
            return "is not a date (YYYY-MM-DD)";
        }
        try {
            return LocalDate.parse(value).isAfter(today) ? "lies in the future" : null;
        } catch (DateTimeException e) {
            return "is no day of the calendar";
        }
    }

    private static @Nullable String amount(String value) {
        if (AMOUNT.matcher(value).matches()) {
            return value.length() > LONGEST_AMOUNT ? "is too large; expected is less than 10000000000.00" : null;
        }
        boolean negative =
                value.startsWith("-") && AMOUNT.matcher(value.substring(1)).matches();
        return negative ? "is negative" : "is not an amount with a point and two decimals";
    }
}
