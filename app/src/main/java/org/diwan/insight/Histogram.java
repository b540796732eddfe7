package org.diwan.insight;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often each length was. */
final class Histogram {

    private static final long DIGITS = 100;

    private final SortedMap<Long, Long> lengths = new TreeMap<>();
    private long n;
    private long late;
    private @Nullable Long target;

    /** The seconds with two significant digits, the third rounded half up. */
    static long rounded(long seconds) {
        long unit = 1;
        while (seconds / unit >= DIGITS) {
            unit *= 10;
        }
        return (seconds + unit / 2) / unit * unit;
    }

    void add(long seconds, long times, long tooLate, @Nullable Long longest) {
        lengths.merge(seconds, times, Long::sum);
        n += times;
        late += tooLate;
        if (longest != null && (target == null || longest > target)) {
            target = longest;
        }
    }

    Times times() {
        return new Times(n, part(0.5), part(0.9), part(0.95), target == null ? null : Duration.ofSeconds(target), late);
    }

    /** The smallest length that at least this part of all do not exceed, as {@code percentile_disc} has it. */
    private Duration part(double part) {
        long rank = (long) Math.ceil(part * n);
        long seen = 0;
        for (Map.Entry<Long, Long> length : lengths.entrySet()) {
            seen += length.getValue();
            if (seen >= rank) {
                return Duration.ofSeconds(length.getKey());
            }
        }
        return Duration.ZERO;
    }
}
