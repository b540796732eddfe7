package org.diwan.claims.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Uploads;
import org.diwan.cases.Uploads.Received;
import org.diwan.claims.check.ClaimCheck;
import org.diwan.claims.check.ClaimFileRefused;
import org.diwan.claims.check.ClaimFindings;
import org.diwan.claims.check.ClaimLine;
import org.diwan.claims.check.ClaimRows;
import org.diwan.claims.intake.ClaimIntake;
import org.diwan.claims.intake.OpenedFile;
import org.diwan.identity.ApiCaller;
import org.diwan.web.ReceivedFile;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes what programs send: the same way as a file, so that the same content makes one batch, whichever way it comes and
 * however often. What is small is checked before it is taken, and refused where nothing of it could be.
 */
@Component
class SentClaims {

    private static final String SERVICE = "hospital-claim";

    /** Bytes of a body that is checked while the caller waits. */
    private static final long SMALL = 1L << 20;

    /** How long a key of a call keeps its content. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final ClaimRecords records;
    private final Cases cases;
    private final Uploads uploads;
    private final ClaimCheck check;
    private final Outcomes outcomes;
    private final JdbcClient db;
    private final Clock clock;

    SentClaims(
            ClaimRecords records,
            Cases cases,
            Uploads uploads,
            ClaimCheck check,
            Outcomes outcomes,
            JdbcClient db,
            Clock clock) {
        this.records = records;
        this.cases = cases;
        this.uploads = uploads;
        this.check = check;
        this.outcomes = outcomes;
        this.db = db;
        this.clock = clock;
    }

    /**
     * What became of a body.
     *
     * @param reference of its case and batch
     * @param known whether it had been sent before
     * @param checked what was found, where it was looked at already
     */
    record Sent(String reference, boolean known, @Nullable Checked checked) {}

    /**
     * What a look at a body found.
     *
     * @param single whether it is one Claim and no Bundle
     * @param good lines that are taken
     */
    record Checked(boolean single, ClaimFindings findings, List<ClaimLine> good) {}

    /**
     * Takes a body, or says why not.
     *
     * @param single whether it must be one Claim, or else a Bundle
     * @param key of the call, or none
     */
    Sent send(ReceivedFile body, boolean single, ApiCaller caller, @Nullable String key) throws IOException {
        byte[] sha256 = sha256(body);
        Optional<String> before = records.batchOf(caller.partyId(), sha256);
        boolean looked = before.isEmpty() && (single || body.getSize() <= SMALL);
        Checked checked = looked ? check(body, caller.partyId(), single) : null;
        if (key != null) {
            keep(key, caller.partyId(), sha256);
        }
        if (before.isPresent()) {
            return new Sent(before.get(), true, null);
        }
        String scope = "claims/" + caller.partyId() + "/" + HexFormat.of().formatHex(sha256);
        return new Sent(submit(body, caller, scope), false, checked);
    }

    private Checked check(ReceivedFile body, String facility, boolean single) throws IOException {
        try (ClaimRows rows = OpenedFile.open(
                out -> {
                    try (InputStream content = body.getInputStream()) {
                        content.transferTo(out);
                    }
                },
                body.getOriginalFilename())) {
            List<ClaimLine> good = new ArrayList<>();
            ClaimFindings found = check.run(rows, facility, good::add);
            if (rows.place(1).startsWith("Claim") != single) {
                throw refused(HttpStatus.BAD_REQUEST, single ? "not-a-claim" : "not-a-bundle");
            }
            good.removeIf(line -> found.refusedClaims().contains(line.claimNo()));
            if (good.isEmpty()) {
                throw new FhirRefused(
                        HttpStatus.UNPROCESSABLE_ENTITY, outcomes.findings(found.findings(), IssueSeverity.ERROR));
            }
            return new Checked(single, found, good);
        } catch (ClaimFileRefused e) {
            throw new FhirRefused(HttpStatus.BAD_REQUEST, outcomes.refused(e.reason()));
        }
    }

    private String submit(ReceivedFile body, ApiCaller caller, String scope) {
        Received received = uploads.receive(scope, caller.userName(), ClaimIntake.CALLED, List.of(body))
                .get(0);
        UUID id = received.id();
        if (id == null) {
            throw problem(String.valueOf(received.problem()));
        }
        Map<String, Object> answer = Map.of(
                "id", id.toString(),
                "name", received.name(),
                "mediaType", received.mediaType(),
                "size", received.size());
        return cases.submit(new NewCase(
                SERVICE, caller.partyId(), caller.userName(), "api", Map.of("file", List.of(answer)), scope));
    }

    private FhirRefused problem(String problem) {
        return switch (problem) {
            case "infected" -> refused(HttpStatus.UNPROCESSABLE_ENTITY, problem);
            case "scannerAway" -> refused(HttpStatus.SERVICE_UNAVAILABLE, problem);
            case "tooMany" -> refused(HttpStatus.TOO_MANY_REQUESTS, problem);
            default -> refused(HttpStatus.BAD_REQUEST, "empty");
        };
    }

    /** Under a key of the caller's stays what was sent first: a call again is the same call. */
    private void keep(String key, String facility, byte[] sha256) {
        db.sql("insert into claim_call (facility_id, call_key, content_sha256, called_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(facility, key, sha256, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        boolean same = db.sql("select content_sha256 = ? from claim_call where facility_id = ? and call_key = ?")
                .params(sha256, facility, key)
                .query(Boolean.class)
                .single();
        if (!same) {
            throw refused(HttpStatus.UNPROCESSABLE_ENTITY, "key-used");
        }
    }

    @Scheduled(fixedDelayString = "PT12H")
    void forget() {
        db.sql("delete from claim_call where called_at < ?")
                .param(clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .update();
    }

    private FhirRefused refused(HttpStatus status, String key) {
        return new FhirRefused(status, IssueType.PROCESSING, outcomes.text(key));
    }

    private static byte[] sha256(ReceivedFile body) throws IOException {
        try (var content = new DigestInputStream(body.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return content.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
