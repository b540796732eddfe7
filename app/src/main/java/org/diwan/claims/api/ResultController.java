package org.diwan.claims.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.diwan.claims.Batch;
import org.diwan.claims.ClaimBatches;
import org.diwan.claims.fhir.FhirSyntax;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The results of a batch as a Bundle, for people of the facility to save. */
@Controller
@Needs(Permission.CLAIMS_SUBMIT)
class ResultController {

    private final ClaimBatches batches;
    private final ResultBundle results;

    ResultController(ClaimBatches batches, ResultBundle results) {
        this.batches = batches;
        this.results = results;
    }

    @GetMapping("/claims/batches/{reference}/results.json")
    void json(@PathVariable String reference, @AuthenticationPrincipal SignedIn user, HttpServletResponse response)
            throws IOException {
        Batch batch = Optional.ofNullable(user.partyId())
                .flatMap(own ->
                        batches.find(reference).filter(one -> one.facilityId().equals(own)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        FhirAnswers.begin(response, HttpStatus.OK, FhirSyntax.JSON);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(reference + "-results.json", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        results.write(batch, FhirSyntax.JSON, response.getOutputStream());
    }
}
