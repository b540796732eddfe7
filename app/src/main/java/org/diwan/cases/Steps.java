package org.diwan.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diwan.cases.Visit.Leaving;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps where cases are and how long they were there, in the engine's transaction. What happens in a transaction is
 * gathered and written at its end: a visit that begins and ends in it is one row of one insert.
 */
@Component
class Steps {

    private final StepRows rows;

    Steps(StepRows rows) {
        this.rows = rows;
    }

    void entered(Visit visit) {
        open().entered(visit);
    }

    void left(Leaving leaving) {
        open().left(leaving);
    }

    /** The case has ended, and with it whatever it was at. */
    void ended(String reference, Instant at) {
        open().ended(reference, at);
    }

    private Moves open() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Moves open) {
            return open;
        }
        Moves moves = new Moves();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            moves.ending = true;
            return moves;
        }
        TransactionSynchronizationManager.registerSynchronization(moves);
        TransactionSynchronizationManager.bindResource(this, moves);
        return moves;
    }

    /** What happened in one transaction. */
    private final class Moves implements TransactionSynchronization {

        private final Map<Visit, @Nullable Leaving> visits = new LinkedHashMap<>();
        private final List<Leaving> leavings = new ArrayList<>();
        private final Map<String, Instant> ends = new HashMap<>();
        private boolean ending;

        void entered(Visit visit) {
            visits.put(visit, null);
            written();
        }

        void left(Leaving leaving) {
            visits.keySet().stream()
                    .filter(leaving::ends)
                    .filter(visit -> visits.get(visit) == null)
                    .findFirst()
                    .ifPresentOrElse(visit -> visits.put(visit, leaving), () -> leavings.add(leaving));
            written();
        }

        void ended(String reference, Instant at) {
            ends.put(reference, at);
            written();
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            ending = true;
            written();
        }

        private void written() {
            if (ending) {
                rows.write(visits, leavings, ends);
                visits.clear();
                leavings.clear();
                ends.clear();
            }
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Steps.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Steps.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Steps.this);
        }
    }
}
