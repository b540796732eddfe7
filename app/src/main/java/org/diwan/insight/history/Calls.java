package org.diwan.insight.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** When people ask: more each month, less in summer, little at night and on days without work. */
final class Calls {

    /** January to December. */
    private static final double[] SEASON = {1.15, 1.05, 1.0, 0.95, 1.0, 0.9, 0.75, 0.7, 1.1, 1.15, 1.1, 0.95};

    /** Midnight to eleven at night, of those who ask from home. */
    private static final double[] HOURS = {
        1, 1, 0.5, 0.5, 0.5, 1, 2, 5, 12, 16, 17, 15, 12, 10, 10, 11, 10, 9, 9, 10, 11, 10, 6, 3
    };

    private static final Set<String> AT_THE_COUNTER = Set.of("office", "call-centre", "kiosk");

    private final LocalDate first;
    private final ZoneId zone;
    private final Draw<Integer> days;
    private final Draw<Integer> hours;

    Calls(HistoryPlan plan, OfficeDays usual, ZoneId zone) {
        this.first = plan.from();
        this.zone = zone;
        LocalDate last = LocalDate.ofInstant(plan.until(), zone);
        int count = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        List<Integer> all = IntStream.range(0, count).boxed().toList();
        this.days = new Draw<>(all, day -> weight(day, (double) day / count, plan.growth(), usual));
        this.hours = new Draw<>(IntStream.range(0, 24).boxed().toList(), hour -> HOURS[hour]);
    }

    private double weight(int day, double gone, double growth, OfficeDays usual) {
        LocalDate date = first.plusDays(day);
        double week = !usual.worksOn(day) ? 0.25 : date.getDayOfWeek() == DayOfWeek.SUNDAY ? 1.25 : 1;
        return week * SEASON[date.getMonthValue() - 1] * (1 + (growth - 1) * gone);
    }

    /** A day on which the office works, where the channel is one of the office. */
    long next(SplittableRandom random, String channel, OfficeDays office) {
        int day = days.next(random);
        if (!AT_THE_COUNTER.contains(channel)) {
            return first.plusDays(day)
                    .atTime(hours.next(random), random.nextInt(60), random.nextInt(60))
                    .atZone(zone)
                    .toEpochSecond();
        }
        while (!office.worksOn(day)) {
            day++;
        }
        return office.opens(day) + random.nextLong(office.closes(day) - office.opens(day));
    }
}
