package org.diwan.claims.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.diwan.claims.api.ClaimRecord.Line;
import org.diwan.claims.api.SentClaims.Checked;
import org.diwan.claims.api.SentClaims.Sent;
import org.diwan.claims.check.ClaimLine;
import org.diwan.claims.fhir.FhirSyntax;
import org.diwan.identity.ApiCaller;
import org.diwan.identity.Scope;
import org.diwan.registry.Care;
import org.diwan.web.ReceivedFile;
import org.diwan.web.Settings;
import org.diwan.web.UploadLimits;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes a claim, or a Bundle of them. */
@Controller
@RequestMapping("/fhir/r4")
class ClaimSendController {

    /** No claim that is taken is larger. */
    private static final DataSize ONE = DataSize.ofMegabytes(8);

    private static final Pattern CALL_KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final SentClaims sent;
    private final ClaimRecords records;
    private final ClaimResponses responses;
    private final Outcomes outcomes;
    private final Care care;
    private final UploadLimits limits;
    private final Settings settings;
    private final Clock clock;

    ClaimSendController(
            SentClaims sent,
            ClaimRecords records,
            ClaimResponses responses,
            Outcomes outcomes,
            Care care,
            UploadLimits limits,
            Settings settings,
            Clock clock) {
        this.sent = sent;
        this.records = records;
        this.responses = responses;
        this.outcomes = outcomes;
        this.care = care;
        this.limits = limits;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping("/Claim")
    @PreAuthorize(Scope.MAY_WRITE_CLAIMS)
    public void one(@AuthenticationPrincipal ApiCaller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FhirController.wanted(request, outcomes);
        Optional<ClaimIds> before = already(request.getHeader("If-None-Exist"), caller);
        if (before.isPresent()) {
            locate(response, "Claim/" + before.get());
            answer(before.get(), HttpStatus.OK, caller, null, request, response);
            return;
        }
        Sent taken = take(request, "Claim", ONE, caller);
        ClaimIds id = new ClaimIds(taken.reference(), 1);
        locate(response, "Claim/" + id);
        answer(id, taken.known() ? HttpStatus.OK : HttpStatus.ACCEPTED, caller, taken.checked(), request, response);
    }

    @PostMapping
    @PreAuthorize(Scope.MAY_WRITE_CLAIMS)
    public void bundle(
            @AuthenticationPrincipal ApiCaller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FhirController.wanted(request, outcomes);
        Sent taken = take(request, "Bundle", limits.maxBatchFileSize(), caller);
        locate(response, "Bundle/" + taken.reference());
        OperationOutcome outcome = outcomes.underWay(taken.known() ? "known" : "taken");
        Checked checked = taken.checked();
        if (checked != null) {
            outcomes.findings(checked.findings().findings(), IssueSeverity.WARNING)
                    .getIssue()
                    .forEach(outcome::addIssue);
        }
        FhirAnswers.write(request, response, taken.known() ? HttpStatus.OK : HttpStatus.ACCEPTED, outcome);
    }

    private Sent take(HttpServletRequest request, String name, DataSize most, ApiCaller caller) throws IOException {
        String key = request.getHeader("Idempotency-Key");
        if (key != null && !CALL_KEY.matcher(key).matches()) {
            throw new FhirRefused(HttpStatus.BAD_REQUEST, IssueType.INVALID, outcomes.text("key"));
        }
        FhirSyntax syntax = FhirMedia.ofBody(request)
                .orElseThrow(() -> new FhirRefused(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE, IssueType.NOTSUPPORTED, outcomes.text("type")));
        String file = name + "." + syntax.name().toLowerCase(Locale.ROOT);
        if (request.getContentLengthLong() > most.toBytes()) {
            throw tooLarge(most);
        }
        try (ReceivedFile body = ReceivedFile.ofBody(request.getInputStream(), file, request.getContentType(), most)) {
            if (body.problem() != null) {
                throw tooLarge(most);
            }
            return sent.send(body, name.equals("Claim"), caller, key);
        }
    }

    private FhirRefused tooLarge(DataSize most) {
        return new FhirRefused(
                HttpStatus.PAYLOAD_TOO_LARGE, IssueType.TOOLONG, outcomes.text("too-large", most.toMegabytes()));
    }

    /** The claim that there is already by the number that the caller names, where it names one. */
    private Optional<ClaimIds> already(@Nullable String condition, ApiCaller caller) {
        if (condition == null) {
            return Optional.empty();
        }
        String value = condition.substring(condition.indexOf('=') + 1);
        if (!condition.startsWith("identifier=") || value.isEmpty() || value.contains("&")) {
            throw new FhirRefused(HttpStatus.BAD_REQUEST, IssueType.NOTSUPPORTED, outcomes.text("condition"));
        }
        List<ClaimIds> there = records.byNumber(caller.partyId(), number(decoded(value)));
        if (there.size() > 1) {
            throw new FhirRefused(HttpStatus.PRECONDITION_FAILED, IssueType.DUPLICATE, outcomes.text("several"));
        }
        return there.stream().findFirst();
    }

    private String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new FhirRefused(HttpStatus.BAD_REQUEST, IssueType.INVALID, outcomes.text("condition"));
        }
    }

    /** Without its system: there is one number of a claim. What no number holds, the database does not take. */
    static String number(String token) {
        return token.substring(token.indexOf('|') + 1).replace('\0', '?');
    }

    private void locate(HttpServletResponse response, String place) {
        response.setHeader(HttpHeaders.LOCATION, settings.baseUrl() + "/fhir/r4/" + place);
    }

    /** The answer that there is by now; else that the claim waits. */
    private void answer(
            ClaimIds id,
            HttpStatus status,
            ApiCaller caller,
            @Nullable Checked checked,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<ClaimRecord> kept = records.find(caller.partyId(), id);
        if (kept.isPresent()) {
            FhirAnswers.write(request, response, status, responses.of(kept.get()));
        } else if (checked != null) {
            FhirAnswers.write(request, response, status, responses.of(waiting(id, checked.good())));
        } else {
            FhirAnswers.write(request, response, status, outcomes.underWay("known"));
        }
    }

    private ClaimRecord waiting(ClaimIds id, List<ClaimLine> lines) {
        ClaimLine first = lines.get(0);
        return new ClaimRecord(
                0,
                id,
                first.claimNo(),
                first.facilityId(),
                care.facility(first.facilityId()).orElseThrow().kind(),
                first.nationalId(),
                first.patientName(),
                first.currency(),
                clock.instant(),
                null,
                lines.stream().map(ClaimSendController::waiting).toList(),
                List.of());
    }

    private static Line waiting(ClaimLine line) {
        return new Line(
                0,
                line.lineNo(),
                line.serviceDate(),
                line.diagnosis(),
                line.serviceCode(),
                line.quantity(),
                line.unitPrice(),
                line.amount(),
                line.priorApproval(),
                null,
                null,
                List.of());
    }
}
