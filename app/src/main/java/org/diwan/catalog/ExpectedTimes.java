package org.diwan.catalog;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long services take, from how long they took. Whoever knows the past cases tells them; templates ask it as
 * {@code @expectedTimes}.
 */
@Component
public class ExpectedTimes {

    /** Of fewer past cases nothing honest can be said. */
    static final int FEWEST = 20;

    private static final Duration WORKING_DAY = Duration.ofHours(8);

    private volatile Map<String, Expected> known = Map.of();

    /** Half of the cases are done in the one time, nine of ten in the other. */
    public record Expected(Length half, Length most) {}

    /**
     * A working time in words: {@code catalog.expected.<unit>}.
     *
     * @param unit now, minutes, hours or days; begun ones count whole
     */
    public record Length(String unit, long count) {

        static Length of(Duration time) {
            if (time.compareTo(Duration.ofMinutes(1)) < 0) {
                return new Length("now", 0);
            }
            if (time.compareTo(Duration.ofMinutes(59)) <= 0) {
                return new Length("minutes", begun(time, Duration.ofMinutes(1)));
            }
            return time.compareTo(WORKING_DAY) < 0
                    ? new Length("hours", begun(time, Duration.ofHours(1)))
                    : new Length("days", begun(time, WORKING_DAY));
        }

        private static long begun(Duration time, Duration unit) {
            return time.plus(unit).minusNanos(1).dividedBy(unit);
        }
    }

    /** Takes the working times of past cases, by service, in place of what was known. */
    public void learn(Map<String, List<Duration>> past) {
        Map<String, Expected> learnt = new HashMap<>();
        past.forEach((service, times) -> {
            if (times.size() >= FEWEST) {
                List<Duration> sorted = times.stream().sorted().toList();
                learnt.put(service, new Expected(Length.of(share(sorted, 50)), Length.of(share(sorted, 90))));
            }
        });
        known = Map.copyOf(learnt);
    }

    /** What is expected of this service; null where it is not known yet. */
    public @Nullable Expected of(String service) {
        return known.get(service);
    }

    /** The time within which so many per cent of the cases were done. */
    private static Duration share(List<Duration> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
