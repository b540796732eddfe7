package org.diwan.claims.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.diwan.claims.fhir.FhirSyntax;
import org.diwan.web.Settings;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the API can do, and what it says where it cannot. */
@Controller
@RequestMapping("/fhir/r4")
class FhirController {

    private final Settings settings;
    private final Outcomes outcomes;

    FhirController(Settings settings, Outcomes outcomes) {
        this.settings = settings;
        this.outcomes = outcomes;
    }

    @GetMapping("/metadata")
    void metadata(HttpServletRequest request, HttpServletResponse response) throws IOException {
        wanted(request, outcomes);
        FhirAnswers.write(request, response, HttpStatus.OK, Capability.of(settings));
    }

    @RequestMapping("/**")
    void nothing(HttpServletRequest request, HttpServletResponse response) {
        String rest = request.getRequestURI().replaceFirst("^/fhir/r4/?", "");
        if (rest.isEmpty()) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
            throw new FhirRefused(HttpStatus.METHOD_NOT_ALLOWED, IssueType.NOTSUPPORTED, outcomes.text("method"));
        }
        if (rest.matches("metadata|Claim(/[^/]*)?|ClaimResponse(/[^/]*)?|Bundle/[^/]*")) {
            response.setHeader(HttpHeaders.ALLOW, rest.equals("Claim") ? "POST" : "GET");
            throw new FhirRefused(HttpStatus.METHOD_NOT_ALLOWED, IssueType.NOTSUPPORTED, outcomes.text("method"));
        }
        throw new FhirRefused(HttpStatus.NOT_FOUND, IssueType.NOTSUPPORTED, outcomes.text("nothing"));
    }

    /** In which syntax to answer. */
    static FhirSyntax wanted(HttpServletRequest request, Outcomes outcomes) {
        return FhirMedia.wanted(request)
                .orElseThrow(() ->
                        new FhirRefused(HttpStatus.NOT_ACCEPTABLE, IssueType.NOTSUPPORTED, outcomes.text("accept")));
    }
}
