package org.diwan.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import org.diwan.calendar.WorkingHours;
import org.diwan.calendar.WorkingTime;
import org.diwan.web.Formats;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a task is due, in words and by the working calendar: a night or a holiday makes nothing later. */
@Component("dueWords")
class DueWords {

    /** More days than that nobody counts. */
    private static final int MOST_DAYS = 60;

    private final WorkingTime workingTime;
    private final Formats formats;
    private final Clock clock;

    DueWords(WorkingTime workingTime, Formats formats, Clock clock) {
        this.workingTime = workingTime;
        this.formats = formats;
        this.clock = clock;
    }

    /**
     * What a badge says.
     *
     * @param tone {@code bad}, {@code warn} or empty
     * @param key of a text with plurals, for {@code number}; or null where {@code text} says it all
     */
    record Badge(String tone, @Nullable String key, int number, String text) {}

    /** For that office: its working time counts. */
    public Badge of(@Nullable Instant due, @Nullable String office) {
        if (due == null) {
            return new Badge("", "desk.list.no-due", 0, "");
        }
        Instant now = clock.instant();
        if (!due.isBefore(now)) {
            return new Badge(formats.today(due) ? "warn" : "", null, 0, formats.relative(due));
        }
        return overdue(due, now, workingTime.of(office));
    }

    private Badge overdue(Instant due, Instant now, WorkingHours hours) {
        int days = days(due, now, hours);
        if (days > 0) {
            return new Badge("bad", "desk.due.days", days, "");
        }
        Duration worked = hours.between(due, now);
        if (worked.toHours() > 0) {
            return new Badge("bad", "desk.due.hours", (int) worked.toHours(), "");
        }
        return worked.toMinutes() > 0
                ? new Badge("bad", "desk.due.minutes", (int) worked.toMinutes(), "")
                : new Badge("bad", "desk.due.since", 0, formats.relative(due));
    }

    /** Whole working days between them. */
    private int days(Instant due, Instant now, WorkingHours hours) {
        if (Duration.between(due, now).toDays() > 2 * MOST_DAYS) {
            return MOST_DAYS;
        }
        int days = 0;
        while (days < MOST_DAYS && !hours.after(due, Period.ofDays(days + 1)).isAfter(now)) {
            days++;
        }
        return days;
    }
}
