package org.diwan.catalog;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Working days of the institution: Sunday to Thursday, 8:00 to 16:00 in its own time zone. Models ask it for due dates:
 * {@code ${workingTime.after('P2D')}}.
 */
@Component
public class WorkingTime {

    private static final Set<DayOfWeek> WORKING_DAYS =
            EnumSet.complementOf(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(16, 0);

    private final Clock clock;
    private final ZoneId zone;

    WorkingTime(Clock clock, @Value("${diwan.zone}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** The moment that many working days from now; for models. */
    public Date after(String workingDays) {
        return Date.from(after(clock.instant(), Period.parse(workingDays)));
    }

    /** The moment that many working days after the start; a start outside working hours counts from the next opening. */
    public Instant after(Instant start, Period workingDays) {
        ZonedDateTime at = opening(start.atZone(zone));
        for (int day = 0; day < workingDays.getDays(); day++) {
            at = nextWorkingDay(at);
        }
        return at.toInstant();
    }

    /** How much of the time between them the institution was at work. */
    public Duration between(Instant start, Instant end) {
        LocalDate last = LocalDate.ofInstant(end, zone);
        Duration worked = Duration.ZERO;
        for (LocalDate day = LocalDate.ofInstant(start, zone); !day.isAfter(last); day = day.plusDays(1)) {
            Instant opens = day.atTime(OPENS).atZone(zone).toInstant();
            Instant closes = day.atTime(CLOSES).atZone(zone).toInstant();
            Instant from = opens.isAfter(start) ? opens : start;
            Instant to = closes.isBefore(end) ? closes : end;
            if (WORKING_DAYS.contains(day.getDayOfWeek()) && from.isBefore(to)) {
                worked = worked.plus(Duration.between(from, to));
            }
        }
        return worked;
    }

    private static ZonedDateTime opening(ZonedDateTime at) {
        if (!WORKING_DAYS.contains(at.getDayOfWeek()) || at.toLocalTime().isAfter(CLOSES)) {
            return nextWorkingDay(at).with(OPENS);
        }
        return at.toLocalTime().isBefore(OPENS) ? at.with(OPENS) : at;
    }

    private static ZonedDateTime nextWorkingDay(ZonedDateTime at) {
        ZonedDateTime next = at.plusDays(1);
        while (!WORKING_DAYS.contains(next.getDayOfWeek())) {
            next = next.plusDays(1);
        }
        return next;
    }
}
