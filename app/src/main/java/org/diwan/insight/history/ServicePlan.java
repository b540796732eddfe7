package org.diwan.insight.history;

import java.time.Duration;
import java.util.List;

/**
 * A service as it might be asked for.
 *
 * @param weight how often, against the others
 * @param target working time that a case should take
 * @param granted share of the cases decided
 * @param withdrawn share of the cases decided; the rest is refused
 * @param reasons of refusals, the usual first
 */
public record ServicePlan(
        String key,
        String prefix,
        double weight,
        Duration target,
        double granted,
        double withdrawn,
        List<String> reasons,
        List<StepPlan> steps) {}
