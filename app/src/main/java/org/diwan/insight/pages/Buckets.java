package org.diwan.insight.pages;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.diwan.insight.Period;

/** A period cut into pieces that a chart has room for. Weeks are counted back from its last day, so that the last one is whole. */
record Buckets(Kind kind, List<Period> pieces) {

    private static final long DAYS = 14;
    private static final long WEEKS = 26L * 7;
    private static final long MONTHS = 3L * 366;

    /** What a piece is. */
    enum Kind {
        DAY,
        WEEK,
        MONTH,
        YEAR;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Buckets of(Period period) {
        long days = ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
        return of(
                period, days <= DAYS ? Kind.DAY : days <= WEEKS ? Kind.WEEK : days <= MONTHS ? Kind.MONTH : Kind.YEAR);
    }

    static Buckets of(Period period, Kind kind) {
        List<Period> pieces = new ArrayList<>();
        LocalDate end = period.to();
        while (!end.isBefore(period.from())) {
            LocalDate start = start(kind, end);
            pieces.add(new Period(start.isBefore(period.from()) ? period.from() : start, end));
            end = start.minusDays(1);
        }
        Collections.reverse(pieces);
        return new Buckets(kind, List.copyOf(pieces));
    }

    private static LocalDate start(Kind kind, LocalDate end) {
        return switch (kind) {
            case DAY -> end;
            case WEEK -> end.minusDays(6);
            case MONTH -> YearMonth.from(end).atDay(1);
            case YEAR -> end.withDayOfYear(1);
        };
    }

    /** Those of them that there is something to say of. */
    Buckets where(Predicate<Period> something) {
        return new Buckets(kind, pieces.stream().filter(something).toList());
    }

    double[] values(ToDoubleFunction<Period> value) {
        return pieces.stream().mapToDouble(value).toArray();
    }
}
