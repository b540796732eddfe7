package org.diwan.identity;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whoever comes with the same name comes one after the other; nobody waits for those of another name. */
final class Turns {

    private final ConcurrentMap<String, Queue> queues = new ConcurrentHashMap<>();

    /** The lock of a name, and how many stand at it. */
    private record Queue(ReentrantLock lock, int many) {

        @Nullable
        Queue less() {
            return many == 1 ? null : new Queue(lock, many - 1);
        }
    }

    <T> T inTurn(String name, Supplier<T> act) {
        ReentrantLock lock = queues.merge(
                        name,
                        new Queue(new ReentrantLock(), 1),
                        (queue, one) -> new Queue(queue.lock(), queue.many() + 1))
                .lock();
        lock.lock();
        try {
            return act.get();
        } finally {
            lock.unlock();
            queues.computeIfPresent(name, (same, queue) -> queue.less());
        }
    }
}
