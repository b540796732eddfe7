package org.diwan.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;

/** Remembers the entries that this node has written until they are sealed: one that is gone before would leave no trace else. */
@Component
final class Witness {

    private final ConcurrentLinkedQueue<Written> written = new ConcurrentLinkedQueue<>();

    /** An entry whose transaction has ended well. */
    record Written(long seq, NewEntry entry) {}

    void saw(List<Written> entries) {
        written.addAll(entries);
    }

    /** All that were written so far; they are forgotten. */
    List<Written> recall() {
        List<Written> all = new ArrayList<>();
        for (Written one = written.poll(); one != null; one = written.poll()) {
            all.add(one);
        }
        return all;
    }
}
