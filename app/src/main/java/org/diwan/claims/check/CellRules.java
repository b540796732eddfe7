package org.diwan.claims.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.diwan.claims.reason.Reason;
import org.diwan.registry.NationalId;
import org.jspecify.annotations.Nullable;

/** What a cell may be by itself. The reasons never repeat it: they are read in more places than the file. */
final class CellRules {

    private static final Reason MISSING = Reason.of("missing");
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
    static @Nullable Reason refuse(ClaimColumn column, String value, LocalDate today) {
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
            case CURRENCY -> CURRENCIES.contains(value) ? null : Reason.of("currency");
            case FACILITY_ID, DIAGNOSIS, SERVICE_CODE -> number(value);
        };
    }

    /** Numbers and codes that somebody else gives. */
    private static @Nullable Reason number(String value) {
        if (value.length() > LONGEST_NUMBER) {
            return Reason.of("long", LONGEST_NUMBER);
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            return Reason.of("control");
        }
        return value.equals(value.strip()) ? null : Reason.of("blank");
    }

    private static @Nullable Reason count(String value) {
        if (value.startsWith("-") && DIGITS.matcher(value.substring(1)).matches()) {
            return Reason.of("count-negative");
        }
        if (!DIGITS.matcher(value).matches()) {
            return Reason.of("count-none");
        }
        if (value.charAt(0) == '0') {
            return Reason.of("count-zero");
        }
        return value.length() > LONGEST_COUNT ? Reason.of("count-large") : null;
    }

    private static @Nullable Reason nationalId(String value) {
        if (value.length() != 10 || !DIGITS.matcher(value).matches()) {
            return Reason.of("id-digits");
        }
        return NationalId.isValid(value) ? null : Reason.of("id-check");
    }

    /** Odd names are names, and so is one with a line break. */
    private static @Nullable Reason name(String value) {
        if (value.length() > LONGEST_NAME) {
            return Reason.of("long", LONGEST_NAME);
        }
        boolean control = value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
        return control ? Reason.of("control") : null;
    }

    private static @Nullable Reason day(String value, LocalDate today) {
        if (!DATE.matcher(value).matches()) {
            return Reason.of("day-form");
        }
        try {
            return LocalDate.parse(value).isAfter(today) ? Reason.of("day-future") : null;
        } catch (DateTimeException e) {
            return Reason.of("day-none");
        }
    }

    private static @Nullable Reason amount(String value) {
        if (AMOUNT.matcher(value).matches()) {
            return value.length() > LONGEST_AMOUNT ? Reason.of("amount-large") : null;
        }
        boolean negative =
                value.startsWith("-") && AMOUNT.matcher(value.substring(1)).matches();
        return negative ? Reason.of("amount-negative") : Reason.of("amount-form");
    }
}
