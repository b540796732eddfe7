package org.diwan.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.diwan.calendar.WorkingTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When which month is paid. */
@Component
class PaymentCalendar {

    private final PaymentSettings settings;
    private final PaymentMonths months;
    private final WorkingTime workingTime;
    private final Clock clock;
    private final ZoneId zone;

    PaymentCalendar(
            PaymentSettings settings,
            PaymentMonths months,
            WorkingTime workingTime,
            Clock clock,
            @Value("${diwan.zone}") ZoneId zone) {
        this.settings = settings;
        this.months = months;
        this.workingTime = workingTime;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A month's run.
     *
     * @param workingDaysLeft from today, if it is a working day, to the one before the pay day
     */
    record Run(YearMonth month, LocalDate payDay, int workingDaysLeft) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** The next run: of the month after the last one that was paid, else of the present month. */
    Run next() {
        return of(months.last().map(month -> month.plusMonths(1)).orElseGet(() -> YearMonth.from(today())));
    }

    /** The run of a month. */
    Run of(YearMonth month) {
        LocalDate payDay = month.atDay(settings.day());
        while (!isWorkingDay(payDay)) {
            payDay = payDay.minusDays(1);
        }
        return new Run(month, payDay, (int) today().datesUntil(latest(today(), payDay))
                .filter(this::isWorkingDay)
                .count());
    }

    /** Whether the month is not to change any more: it has begun and fewer working days are left than it needs. */
    boolean isClosed(Run run) {
        return hasBegun(run) && run.workingDaysLeft() < settings.closes();
    }

    /** Nobody is paid before the month. */
    boolean hasBegun(Run run) {
        return !run.month().isAfter(YearMonth.from(today()));
    }

    private boolean isWorkingDay(LocalDate day) {
        return !workingTime.between(start(day), start(day.plusDays(1))).isZero();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
