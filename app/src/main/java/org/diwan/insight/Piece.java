package org.diwan.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of a period that is read as hours, days or months. */
record Piece(Grain grain, Instant from, Instant to) {

    /**
     * The parts of a period, as coarse as they can be.
     *
     * @param coarsest null: months
     */
    static List<Piece> of(Period period, @Nullable Grain coarsest, Horizon horizon) {
        ZoneId zone = horizon.zone();
        Instant from = period.begin(zone);
        Instant to = period.end(zone);
        List<Piece> pieces = new ArrayList<>();
        if (coarsest == Grain.HOUR) {
            add(pieces, Grain.HOUR, from, to);
            return pieces;
        }
        Instant days = earlier(to, horizon.closed());
        Instant monthsFrom =
                month(period.from(), zone).isBefore(from) ? month(period.from().plusMonths(1), zone) : from;
        Instant monthsTo = earlier(month(period.to().plusDays(1), zone), horizon.closedMonths());
        if ((coarsest == null || coarsest == Grain.MONTH) && monthsFrom.isBefore(monthsTo)) {
            add(pieces, Grain.DAY, from, monthsFrom);
            add(pieces, Grain.MONTH, monthsFrom, monthsTo);
            add(pieces, Grain.DAY, monthsTo, days);
        } else {
            add(pieces, Grain.DAY, from, days);
        }
        add(pieces, Grain.HOUR, from.isBefore(horizon.closed()) ? horizon.closed() : from, to);
        return pieces;
    }

    private static void add(List<Piece> pieces, Grain grain, Instant from, Instant to) {
        if (from.isBefore(to)) {
            pieces.add(new Piece(grain, from, to));
        }
    }

    private static Instant month(LocalDate day, ZoneId zone) {
        return day.withDayOfMonth(1).atStartOfDay(zone).toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The rows of a table of counts, called {@code t}, that it has. */
    String condition() {
        return "t.grain = '%s' and t.at >= '%s'::timestamptz and t.at < '%s'::timestamptz"
                .formatted(word(grain), from, to);
    }

    static String word(Grain grain) {
        return grain.name().toLowerCase(Locale.ROOT);
    }
}
