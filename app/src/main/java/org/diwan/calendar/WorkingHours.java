package org.diwan.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/** When one office works. */
public final class WorkingHours {

    private final Set<DayOfWeek> days;
    private final LocalTime opens;
    private final LocalTime closes;
    private final ClosedDays closed;
    private final ZoneId zone;

    WorkingHours(Set<DayOfWeek> days, LocalTime opens, LocalTime closes, ClosedDays closed, ZoneId zone) {
        if (days.isEmpty() || !opens.isBefore(closes)) {
            throw new IllegalArgumentException("The calendar needs a working day that opens before it closes");
        }
        this.days = days;
        this.opens = opens;
        this.closes = closes;
        this.closed = closed;
        this.zone = zone;
    }

    /** Whether anybody works on that day. */
    public boolean worksOn(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !closed.contains(day);
    }

    /** When that day's work begins; on a day without work when it would. */
    public Instant opensAt(LocalDate day) {
        return opening(day);
    }

    /** When that day's work ends; on a day without work as soon as it begins. */
    public Instant closesAt(LocalDate day) {
        return worksOn(day) ? closing(day) : opening(day);
    }

    /** The moment that many working days after the start; a start outside working hours counts from the next opening. */
    public Instant after(Instant start, Period workingDays) {
        ZonedDateTime at = opening(start.atZone(zone));
        for (int day = 0; day < workingDays.getDays(); day++) {
            at = nextWorkingDay(at);
        }
        return at.toInstant();
    }

    /**
     * The first moment at which that much working time has passed since the start; none at all has at the start itself.
     */
    public Instant after(Instant start, Duration workingTime) {
        Duration left = workingTime;
        Instant at = start;
        for (LocalDate day = LocalDate.ofInstant(start, zone);
                left.compareTo(Duration.ZERO) > 0;
                day = day.plusDays(1)) {
            Instant opening = opening(day);
            Instant from = opening.isAfter(start) ? opening : start;
            Duration worked = Duration.between(from, closing(day));
            if (!worked.isNegative() && worksOn(day)) {
                at = left.compareTo(worked) < 0 ? from.plus(left) : closing(day);
                left = left.minus(worked);
            }
        }
        return at;
    }

    /** How much of the time between them was working time. */
    public Duration between(Instant start, Instant end) {
        LocalDate last = LocalDate.ofInstant(end, zone);
        Duration worked = Duration.ZERO;
        for (LocalDate day = LocalDate.ofInstant(start, zone); !day.isAfter(last); day = day.plusDays(1)) {
            Instant opening = opening(day);
            Instant closing = closing(day);
            Instant from = opening.isAfter(start) ? opening : start;
            Instant to = closing.isBefore(end) ? closing : end;
            if (from.isBefore(to) && worksOn(day)) {
                worked = worked.plus(Duration.between(from, to));
            }
        }
        return worked;
    }

    private Instant opening(LocalDate day) {
        return day.atTime(opens).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate day) {
        return day.atTime(closes).atZone(zone).toInstant();
    }

    private ZonedDateTime opening(ZonedDateTime at) {
        if (!worksOn(at.toLocalDate()) || at.toLocalTime().isAfter(closes)) {
            return nextWorkingDay(at).with(opens);
        }
        return at.toLocalTime().isBefore(opens) ? at.with(opens) : at;
    }

    private ZonedDateTime nextWorkingDay(ZonedDateTime at) {
        ZonedDateTime next = at.plusDays(1);
        while (!worksOn(next.toLocalDate())) {
            next = next.plusDays(1);
        }
        return next;
    }
}
