package org.diwan.insight.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Draws one of several by weight. */
final class Draw<T> {

    private final List<T> values;
    private final double[] upTo;

    Draw(List<T> values, ToDoubleFunction<T> weight) {
        this.values = values;
        this.upTo = new double[values.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsDouble(values.get(i));
            upTo[i] = sum;
        }
    }

    static Draw<String> of(Map<String, Double> weights) {
        List<String> names = new ArrayList<>(weights.keySet());
        names.sort(null);
        return new Draw<>(names, name -> weights.getOrDefault(name, 0.0));
    }

    T next(SplittableRandom random) {
        return values.get(index(random));
    }

    int index(SplittableRandom random) {
        double at = random.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, at);
        return Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1);
    }
}
