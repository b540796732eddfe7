package org.diwan.identity;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** So many of the same at once, and no more. Whoever has entered leaves. */
final class AtOnce {

    private final int most;
    private final ConcurrentMap<String, Integer> inside = new ConcurrentHashMap<>();

    AtOnce(int most) {
        this.most = most;
    }

    /** Whether there was room; who is turned away does not leave. */
    boolean enter(String key) {
        boolean[] entered = new boolean[1];
        inside.compute(key, (same, many) -> {
            int now = many == null ? 0 : many;
            entered[0] = now < most;
            return entered[0] ? Integer.valueOf(now + 1) : many;
        });
        return entered[0];
    }

    void leave(String key) {
        inside.computeIfPresent(key, (same, many) -> many == 1 ? null : many - 1);
    }
}
