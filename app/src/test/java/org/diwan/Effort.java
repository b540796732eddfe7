package org.diwan;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What a thread has cost so far: the time of a processor, which others on the machine do not stretch. */
public final class Effort {

    private Effort() {}

    /** Of the thread that asks. */
    public static Duration soFar() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }
}
