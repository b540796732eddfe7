package org.diwan.claims;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.diwan.claims.Chunk.Lane;
import org.diwan.claims.Chunk.Sender;
import org.diwan.claims.rules.ClaimFacts.Period;
import org.diwan.claims.rules.Judge;
import org.diwan.registry.Care;
import org.diwan.registry.Facility;
import org.diwan.rules.RuleBooks;
import org.diwan.web.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges the claims of a batch by the rules of {@code hospital-claim}, lane by lane, a chunk a transaction: stopped
 * anywhere, it goes on behind the chunks that were written whole.
 */
@Service
public class Adjudication {

    static final String SERVICE = "hospital-claim";

    private static final int CHUNK = 1_000;

    private final ClaimBatches batches;
    private final BatchRows progress;
    private final ChunkReader reader;
    private final VerdictRows verdicts;
    private final DecisionTables tables;
    private final RuleBooks books;
    private final Care care;
    private final Clock clock;
    private final Settings settings;
    private final TransactionTemplate ownTransaction;

    Adjudication(
            ClaimBatches batches,
            BatchRows progress,
            ChunkReader reader,
            VerdictRows verdicts,
            DecisionTables tables,
            RuleBooks books,
            Care care,
            Clock clock,
            Settings settings,
            PlatformTransactionManager transactions) {
        this.batches = batches;
        this.progress = progress;
        this.reader = reader;
        this.verdicts = verdicts;
        this.tables = tables;
        this.books = books;
        this.care = care;
        this.clock = clock;
        this.settings = settings;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Judges what waits of the batch, if anything does; afterwards nothing waits. What is to be judged must be committed:
     * it is read in transactions of their own.
     */
    public Batch run(long batchId) {
        return run(batchId, CHUNK);
    }

    Batch run(long batchId, int chunk) {
        Batch batch = batches.get(batchId);
        if (batch.state() == Batch.State.JUDGING) {
            Facility facility = care.facility(batch.facilityId())
                    .orElseThrow(() -> new IllegalStateException("No facility " + batch.facilityId()));
            ownTransaction.executeWithoutResult(status -> progress.compare(batch, facility.kind()));
            Sender sender = sender(batch, facility);
            Judge judge = new Judge(books.of(SERVICE));
            DecisionData data = tables.read();
            Lanes.run(BatchRows.LANES, number -> {
                Lane lane = new Lane(batchId, number, sender);
                return Boolean.TRUE.equals(ownTransaction.execute(status -> judgeSome(lane, judge, data, chunk)));
            });
            ownTransaction.executeWithoutResult(status -> progress.end(batchId, clock.instant()));
        }
        return batches.get(batchId);
    }

    private Sender sender(Batch batch, Facility facility) {
        return new Sender(
                new org.diwan.claims.rules.ClaimFacts.Facility(
                        facility.facilityId(),
                        facility.kind(),
                        new Period(facility.contractFrom(), facility.contractTo())),
                LocalDate.ofInstant(batch.submittedAt(), settings.zone()),
                progress.usual(batch.id()));
    }

    /** False where less waited than might have. */
    private boolean judgeSome(Lane lane, Judge judge, DecisionData data, int most) {
        progress.lock(lane.number());
        Chunk chunk = reader.next(lane, data, most);
        if (chunk.claims().isEmpty()) {
            return false;
        }
        List<JudgedClaim> judged = chunk.judge(judge);
        verdicts.write(
                judged, judge.version() + "-" + data.version(), clock.instant().atOffset(ZoneOffset.UTC));
        int pended =
                (int) judged.stream().filter(one -> one.verdict().isPended()).count();
        progress.advance(lane.batchId(), judged.size(), pended);
        return judged.size() == most;
    }
}
