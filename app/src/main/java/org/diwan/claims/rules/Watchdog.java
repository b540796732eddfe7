package org.diwan.claims.rules;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kie.api.runtime.KieSession;

/** Stops a session that takes too long; the limit of firings does not see one rule that never comes to fire. */
final class Watchdog {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Duration patience;

    Watchdog(Duration patience) {
        this.patience = patience;
    }

    /** Fires the rules; false where they were stopped, by time or by number. */
    boolean fire(KieSession session, int limit) {
        AtomicBoolean late = new AtomicBoolean();
        Future<?> bark = CLOCK.schedule(
                () -> {
                    late.set(true);
                    session.halt();
                },
                patience.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return session.fireAllRules(limit) < limit && !late.get();
        } finally {
            bark.cancel(false);
        }
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "rules-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
