package org.diwan.claims.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.diwan.cases.Cases;
import org.diwan.claims.Batch;
import org.diwan.claims.Batch.State;
import org.diwan.claims.ClaimBatches;
import org.diwan.claims.api.ClaimRecords.Wanted;
import org.diwan.claims.fhir.FhirSyntax;
import org.diwan.identity.ApiCaller;
import org.diwan.identity.Scope;
import org.diwan.web.Settings;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Claims and what became of them, to their facility. What is on its way is answered with 202 and when to ask again. */
@Controller
@RequestMapping("/fhir/r4")
@PreAuthorize(Scope.MAY_READ_CLAIMS)
class ClaimReadController {

    private static final String SERVICE = "hospital-claim";
    private static final int USUAL = 50;
    private static final int MOST = 250;
    private static final String SECONDS = "2";
    private static final Set<String> KNOWN = Set.of("request", "identifier", "_count", "_before", "_format");

    private final ClaimRecords records;
    private final ClaimResponses responses;
    private final ResultBundle results;
    private final ClaimBatches batches;
    private final Cases cases;
    private final Outcomes outcomes;
    private final Settings settings;
    private final Clock clock;

    ClaimReadController(
            ClaimRecords records,
            ClaimResponses responses,
            ResultBundle results,
            ClaimBatches batches,
            Cases cases,
            Outcomes outcomes,
            Settings settings,
            Clock clock) {
        this.records = records;
        this.responses = responses;
        this.results = results;
        this.batches = batches;
        this.cases = cases;
        this.outcomes = outcomes;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/Claim/{id}")
    public void claim(
            @PathVariable String id,
            @AuthenticationPrincipal ApiCaller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        one(id, ClaimResources::of, caller, request, response);
    }

    @GetMapping("/ClaimResponse/{id}")
    public void response(
            @PathVariable String id,
            @AuthenticationPrincipal ApiCaller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        one(id, responses::of, caller, request, response);
    }

    private void one(
            String id,
            Function<ClaimRecord, Resource> told,
            ApiCaller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        FhirController.wanted(request, outcomes);
        ClaimIds wanted = ClaimIds.of(id).orElseThrow(this::notFound);
        // First whether all has been read, so that what is read meanwhile is not taken for missing.
        boolean read = batch(wanted.batch(), caller).isPresent();
        Optional<ClaimRecord> claim = records.find(caller.partyId(), wanted);
        if (claim.isPresent()) {
            FhirAnswers.write(request, response, HttpStatus.OK, told.apply(claim.get()));
        } else if (read) {
            throw notFound();
        } else {
            later(outcomes.underWay("reading"), request, response);
        }
    }

    /**
     * The batch of a case, once its file has been read; none while it is on its way.
     *
     * @throws FhirRefused where it is not the caller's
     */
    private Optional<Batch> batch(String reference, ApiCaller caller) {
        Optional<Batch> batch =
                batches.find(reference).filter(one -> one.facilityId().equals(caller.partyId()));
        if (batch.isEmpty() && !isBegun(reference, caller.partyId())) {
            throw notFound();
        }
        return batch.filter(one -> one.state() != State.READING);
    }

    private boolean isBegun(String reference, String facility) {
        return cases.find(reference)
                .filter(one -> one.client().equals(facility) && one.service().equals(SERVICE))
                .filter(one -> one.endedAt() == null)
                .isPresent();
    }

    @GetMapping("/Bundle/{reference}")
    public void bundle(
            @PathVariable String reference,
            @AuthenticationPrincipal ApiCaller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        FhirSyntax syntax = FhirController.wanted(request, outcomes);
        Optional<Batch> batch = batch(reference, caller);
        if (batch.isEmpty()) {
            later(outcomes.underWay("reading"), request, response);
        } else if (batch.get().state() == State.JUDGING) {
            later(
                    outcomes.underWay(
                            "judging", batch.get().claimsJudged(), batch.get().claimsTaken()),
                    request,
                    response);
        } else {
            FhirAnswers.begin(response, HttpStatus.OK, syntax);
            results.write(batch.get(), syntax, response.getOutputStream());
        }
    }

    @GetMapping("/ClaimResponse")
    public void search(
            @RequestParam(name = "request", required = false) Optional<String> asked,
            @RequestParam Optional<String> identifier,
            @RequestParam(name = "_count", defaultValue = "50") String count,
            @RequestParam(name = "_before", defaultValue = "") String before,
            @AuthenticationPrincipal ApiCaller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        FhirSyntax syntax = FhirController.wanted(request, outcomes);
        Set<String> unknown = new TreeSet<>(request.getParameterMap().keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new FhirRefused(HttpStatus.BAD_REQUEST, IssueType.NOTSUPPORTED, outcomes.text("parameter"));
        }
        int limit = Math.max(1, Math.min(MOST, (int) number(count, USUAL)));
        Optional<ClaimIds> id = asked.flatMap(one -> ClaimIds.of(one.substring(one.lastIndexOf('/') + 1)));
        boolean none = asked.isPresent() && id.isEmpty();
        List<ClaimRecord> found = none
                ? List.of()
                : records.page(
                        caller.partyId(),
                        new Wanted(
                                id.orElse(null),
                                identifier.map(ClaimSendController::number).orElse(null)),
                        number(before, Long.MAX_VALUE),
                        limit + 1);
        List<ClaimRecord> shown = found.subList(0, Math.min(limit, found.size()));
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", address(asked, identifier, limit, before));
        if (found.size() > limit) {
            links.put(
                    "next",
                    address(
                            asked,
                            identifier,
                            limit,
                            String.valueOf(shown.get(limit - 1).key())));
        }
        FhirAnswers.begin(response, HttpStatus.OK, syntax);
        try (var bundle =
                new BundleWriter(response.getOutputStream(), syntax, base(), "searchset", clock.instant(), links)) {
            for (ClaimRecord claim : shown) {
                bundle.add(responses.of(claim), "match");
            }
        }
    }

    private String address(Optional<String> asked, Optional<String> identifier, int count, String before) {
        var address = new StringBuilder(base()).append("ClaimResponse?_count=").append(count);
        asked.ifPresent(one -> address.append("&request=").append(encoded(one)));
        identifier.ifPresent(one -> address.append("&identifier=").append(encoded(one)));
        if (!before.isEmpty()) {
            address.append("&_before=").append(encoded(before));
        }
        return address.toString();
    }

    private String base() {
        return settings.baseUrl() + "/fhir/r4/";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static long number(String digits, long otherwise) {
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : otherwise;
    }

    private static void later(OperationOutcome outcome, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        FhirAnswers.write(request, response, HttpStatus.ACCEPTED, outcome);
    }

    private FhirRefused notFound() {
        return new FhirRefused(HttpStatus.NOT_FOUND, IssueType.NOTFOUND, outcomes.text("nothing"));
    }
}
