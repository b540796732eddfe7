package org.diwan.rules;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kie.api.runtime.KieSession;

/** Stops a session that takes too long. It looks around now and then, so that a session costs it next to nothing. */
public final class Watchdog {

    private static final Set<Watch> WATCHES = ConcurrentHashMap.newKeySet();
    private static final long LOOKS_AROUND_MILLIS = 200;

    static {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "rules-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        var unused = clock.scheduleWithFixedDelay(
                () -> WATCHES.forEach(Watch::look), LOOKS_AROUND_MILLIS, LOOKS_AROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    private final Duration patience;

    /** Waits so long for each session. */
    public Watchdog(Duration patience) {
        this.patience = patience;
    }

    /** Fires the rules; false where they were stopped, by time or by number. */
    public boolean fire(KieSession session, int limit) {
        Watch watch = new Watch(session, System.nanoTime() + patience.toNanos());
        WATCHES.add(watch);
        try {
            return session.fireAllRules(limit) < limit && !watch.late;
        } finally {
            WATCHES.remove(watch);
        }
    }

    /** A session that is at work. */
    private static final class Watch {

        private final KieSession session;
        private final long until;
        private volatile boolean late;

        private Watch(KieSession session, long until) {
            this.session = session;
            this.until = until;
        }

        private void look() {
            if (System.nanoTime() - until > 0) {
                late = true;
                session.halt();
            }
        }
    }
}
