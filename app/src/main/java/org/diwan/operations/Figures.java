package org.diwan.operations;

import java.util.List;
import java.util.Map;
import org.diwan.operations.HouseReadings.Reading;

/** The figures of one moment, to ask for. */
record Figures(List<Reading> readings) {

    /** The sum over all tags that are not named. */
    public long of(String meter, String... tags) {
        return readings.stream()
                .filter(reading -> reading.meter().equals(meter) && has(reading.tags(), tags))
                .mapToLong(reading -> Math.round(reading.value()))
                .sum();
    }

    private static boolean has(Map<String, String> all, String... tags) {
        for (int i = 0; i + 1 < tags.length; i += 2) {
            if (!tags[i + 1].equals(all.get(tags[i]))) {
                return false;
            }
        }
        return true;
    }
}
