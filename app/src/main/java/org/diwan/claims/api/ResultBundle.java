package org.diwan.claims.api;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.diwan.claims.Batch;
import org.diwan.claims.check.ClaimFinding;
import org.diwan.claims.fhir.FhirSyntax;
import org.diwan.claims.reason.Reason;
import org.diwan.web.Settings;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.springframework.stereotype.Component;

/** All that became of a batch as one Bundle: what was not taken, and a ClaimResponse for each claim that was. */
@Component
class ResultBundle {

    private static final int CHUNK = 250;

    private final ClaimRecords records;
    private final ClaimResponses responses;
    private final Outcomes outcomes;
    private final Settings settings;
    private final Clock clock;

    ResultBundle(ClaimRecords records, ClaimResponses responses, Outcomes outcomes, Settings settings, Clock clock) {
        this.records = records;
        this.responses = responses;
        this.outcomes = outcomes;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes it in the reader's language, some claims at a time. */
    void write(Batch batch, FhirSyntax syntax, OutputStream bytes) throws IOException {
        String base = settings.baseUrl() + "/fhir/r4/";
        try (var bundle = new BundleWriter(bytes, syntax, base, "collection", clock.instant(), Map.of())) {
            Reason refusedFor = records.refusedFor(batch.id()).orElse(null);
            if (refusedFor != null) {
                bundle.add(outcomes.refused(refusedFor), "");
            }
            List<ClaimFinding> some = records.refusals(batch.id(), CHUNK, 0);
            for (int from = CHUNK; !some.isEmpty(); from += CHUNK) {
                bundle.add(outcomes.findings(some, IssueSeverity.ERROR), "");
                some = records.refusals(batch.id(), CHUNK, from);
            }
            List<ClaimRecord> claims = records.behind(batch.facilityId(), batch.id(), 0, CHUNK);
            while (!claims.isEmpty()) {
                for (ClaimRecord claim : claims) {
                    bundle.add(responses.of(claim), "");
                }
                claims = records.behind(
                        batch.facilityId(),
                        batch.id(),
                        claims.get(claims.size() - 1).key(),
                        CHUNK);
            }
        }
    }
}
