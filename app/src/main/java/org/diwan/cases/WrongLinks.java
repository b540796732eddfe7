package org.diwan.cases;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts links that lead nowhere, by who asks. Of 128 bits nobody guesses one; this spares the database who tries. */
@Component
class WrongLinks {

    private static final int LIMIT = 30;
    private static final int MOST_ADDRESSES = 10_000;

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    boolean tooManyOf(String address) {
        return counts.getOrDefault(address, 0) >= LIMIT;
    }

    void add(String address) {
        if (counts.size() < MOST_ADDRESSES) {
            counts.merge(address, 1, Integer::sum);
        }
    }

    @Scheduled(fixedRateString = "PT10M")
    void forget() {
        counts.clear();
    }
}
