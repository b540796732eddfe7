package org.diwan.insight.pages;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.diwan.insight.Period;

/** The periods that a reader can choose with one click, and one of their own. */
public enum PeriodChoice {
    TODAY("today"),
    DAYS("7-days"),
    WEEKS("12-weeks"),
    MONTH("month"),
    LAST_MONTH("last-month"),
    YEAR("year"),
    OWN("own");

    private static final int DAYS_OF_WEEKS = 84;

    private final String key;

    PeriodChoice(String key) {
        this.key = key;
    }

    /** Its name in addresses and texts. */
    public String key() {
        return key;
    }

    static Optional<PeriodChoice> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    /** The days meant, as of today; of a period of one's own it knows nothing and takes the usual. */
    Period on(LocalDate today) {
        return switch (this) {
            case TODAY -> new Period(today, today);
            case DAYS -> new Period(today.minusDays(6), today);
            case WEEKS, OWN -> new Period(today.minusDays(DAYS_OF_WEEKS - 1), today);
            case MONTH -> new Period(today.withDayOfMonth(1), today);
            case LAST_MONTH -> {
                LocalDate first = today.withDayOfMonth(1);
                yield new Period(first.minusMonths(1), first.minusDays(1));
            }
            case YEAR -> new Period(today.withDayOfYear(1), today);
        };
    }
}
