package org.diwan.claims;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Works on lanes side by side: while one waits for the database, another has the processor. */
final class Lanes {

    /** More would take the connections of others. */
    private static final int AT_ONCE = 3;

    private Lanes() {}

    /** Calls the step for each lane until it says that nothing is left; a fault in one lane stops all, and comes out. */
    static void run(int lanes, IntPredicate step) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        AtomicBoolean stopped = new AtomicBoolean();
        try {
            CompletableFuture<?>[] all = IntStream.range(0, lanes)
                    .mapToObj(lane -> CompletableFuture.runAsync(() -> work(lane, step, stopped), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        } finally {
            threads.shutdown();
        }
    }

    private static void work(int lane, IntPredicate step, AtomicBoolean stopped) {
        try {
            boolean more = true;
            while (more && !stopped.get()) {
                more = step.test(lane);
            }
        } catch (RuntimeException | Error e) {
            stopped.set(true);
            throw e;
        }
    }
}
