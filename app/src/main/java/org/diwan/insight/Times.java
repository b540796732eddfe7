package org.diwan.insight;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long cases or visits to a step took that ended in a period, in working time; steps of the machine in elapsed time.
 * Seconds are rounded to two significant digits before they are ranked.
 *
 * @param n how many
 * @param target the longest target that one of them had
 * @param late how many took longer
 */
public record Times(long n, Duration p50, Duration p90, Duration p95, @Nullable Duration target, long late) {}
