package org.diwan.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diwan.audit.Witness.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes who did what, in the transaction of the act: both are kept or neither. All entries of a transaction leave in one
 * statement at its end.
 */
@Component
public class Audit {

    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build()
            .writer();

    private final AuditEntries entries;
    private final Witness witness;
    private final Clock clock;

    Audit(AuditEntries entries, Witness witness, Clock clock) {
        this.entries = entries;
        this.witness = witness;
        this.clock = clock;
    }

    /**
     * Adds one entry.
     *
     * @param who user name, or {@code system} where no person acted
     * @param act in the past tense, such as {@code task-completed}
     * @param objectType what it was done to, such as {@code case}
     * @param detail keys and codes; of what people write only why they decided on access
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String who, String act, String objectType, String objectId, Map<String, ?> detail) {
        var entry = new NewEntry(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                clean(who),
                act,
                objectType,
                clean(objectId),
                text(detail));
        Batch batch = batch();
        if (batch == null) {
            witness.saw(entries.write(List.of(entry)));
        } else {
            batch.add(entry);
        }
    }

    private @Nullable Batch batch() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof Batch open) {
            return open;
        }
        Batch batch = new Batch();
        TransactionSynchronizationManager.registerSynchronization(batch);
        TransactionSynchronizationManager.bindResource(this, batch);
        return batch;
    }

    /** PostgreSQL keeps no character 0 in texts. */
    private static String clean(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static String text(Map<String, ?> detail) {
        try {
            return JSON.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The detail cannot be written", e);
        }
    }

    /** The entries of one transaction. */
    private final class Batch implements TransactionSynchronization {

        private final List<NewEntry> waiting = new ArrayList<>();
        private final List<Written> written = new ArrayList<>();
        private boolean ending;

        void add(NewEntry entry) {
            waiting.add(entry);
            if (ending) {
                write();
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            ending = true;
            write();
        }

        private void write() {
            if (!waiting.isEmpty()) {
                written.addAll(entries.write(waiting));
                waiting.clear();
            }
        }

        @Override
        public void afterCommit() {
            if (!waiting.isEmpty()) {
                throw new IllegalStateException("An act that was told while its transaction ended has no entry");
            }
            witness.saw(written);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Audit.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Audit.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Audit.this);
        }
    }
}
