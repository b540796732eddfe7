package org.diwan.claims.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.diwan.cases.Case;
import org.diwan.cases.Cases;
import org.diwan.cases.Upload;
import org.diwan.cases.Uploads;
import org.diwan.claims.Batch;
import org.diwan.claims.Batch.State;
import org.diwan.claims.ClaimBatches;
import org.diwan.claims.ClaimRefusal;
import org.diwan.claims.NewBatch;
import org.diwan.claims.NewClaim;
import org.diwan.claims.check.ClaimCheck;
import org.diwan.claims.check.ClaimFileRefused;
import org.diwan.claims.check.ClaimFindings;
import org.diwan.claims.check.ClaimLine;
import org.diwan.claims.check.ClaimRows;
import org.diwan.claims.intake.ReadingRows.Source;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes claim files in. A file is checked as a whole before its first claim is kept; then its claims are kept some hundred
 * at a time, each lot in a transaction of its own, so that a reading that was killed goes on where it was.
 */
@Component
public class ClaimIntake {

    /** The field of a file that was written from the answers of a form. */
    public static final String WRITTEN = "claim";

    /** The field of a file that a program has sent. */
    public static final String CALLED = "call";

    private static final int LOT = 500;
    private static final int SHOWN_EVERY = 2_000;

    private final Cases cases;
    private final Uploads uploads;
    private final ClaimCheck check;
    private final ClaimBatches batches;
    private final ReadingRows progress;
    private final TransactionTemplate own;

    ClaimIntake(
            Cases cases,
            Uploads uploads,
            ClaimCheck check,
            ClaimBatches batches,
            ReadingRows progress,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.uploads = uploads;
        this.check = check;
        this.batches = batches;
        this.progress = progress;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Makes the batch of a case, in the transaction of the caller.
     *
     * @return the case that the facility's same file has made before; none: the batch is this case's own
     */
    Optional<String> register(String reference, UUID file) {
        Case made = cases.find(reference).orElseThrow();
        Upload upload = uploads.ofCase(reference, file).orElseThrow();
        Batch batch = batches.open(new NewBatch(
                reference,
                made.client(),
                upload.name(),
                format(upload),
                upload.sha256(),
                upload.id(),
                made.submittedBy(),
                made.channel()));
        if (batch.reference().equals(reference)) {
            return Optional.empty();
        }
        cases.bring(reference, "/claims/batches/" + batch.reference());
        return Optional.of(batch.reference());
    }

    /** What the name says, which is what the file is: it was checked before. What a form or a program has made says so. */
    private static String format(Upload upload) {
        if (upload.field().equals(WRITTEN)) {
            return "form";
        }
        if (upload.field().equals(CALLED)) {
            return "api";
        }
        String name = upload.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsx")) {
            return "xlsx";
        }
        return name.endsWith(".json") || name.endsWith(".xml") ? "fhir" : "csv";
    }

    /**
     * Keeps what the file of a registered batch holds.
     *
     * @return how many claims were taken, now or before
     * @throws ClaimFileRefused where it is no claim file
     */
    int read(String reference) {
        Batch batch = batches.find(reference).orElseThrow();
        Source source = progress.source(batch.id());
        if (source.refusedFor() != null) {
            throw new ClaimFileRefused(source.refusedFor());
        }
        return batch.state() == State.READING ? read(batch, source).claimsTaken() : batch.claimsTaken();
    }

    private Batch read(Batch batch, Source source) {
        try {
            List<ClaimLine> good = new ArrayList<>();
            ClaimFindings found = check(batch, source, good);
            good.removeIf(line -> found.refusedClaims().contains(line.claimNo()));
            own.executeWithoutResult(status -> batches.refuse(batch.id(), refusals(found)));
            keep(batch, found, NewClaim.of(good));
            return Objects.requireNonNull(own.execute(status -> batches.endReading(batch.id(), found.records())));
        } catch (ClaimFileRefused e) {
            own.executeWithoutResult(status -> progress.refuse(batch.id(), e.reason()));
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ClaimFindings check(Batch batch, Source source, List<ClaimLine> good) throws IOException {
        Upload upload = uploads.ofCase(batch.reference(), source.document()).orElseThrow();
        try (ClaimRows file = OpenedFile.open(out -> uploads.copy(upload, out), upload.name())) {
            return check.run(file, batch.facilityId(), line -> {
                good.add(line);
                if (good.size() % SHOWN_EVERY == 0) {
                    own.executeWithoutResult(status -> progress.show(batch.id(), good.size(), 0));
                }
            });
        }
    }

    private void keep(Batch batch, ClaimFindings found, List<NewClaim> claims) {
        for (int from = 0; from < claims.size(); from += LOT) {
            List<NewClaim> lot = claims.subList(from, Math.min(from + LOT, claims.size()));
            int kept = from + lot.size();
            own.executeWithoutResult(status -> {
                batches.take(batch.id(), lot);
                progress.show(batch.id(), found.records(), kept);
            });
        }
    }

    private static List<ClaimRefusal> refusals(ClaimFindings found) {
        return found.findings().stream()
                .map(one -> new ClaimRefusal(one, found.claimByRecord().get(one.record())))
                .toList();
    }
}
